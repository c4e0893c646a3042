package org.tandemoms.fix;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import quickfix.ConfigError;
import quickfix.DataDictionary;
import quickfix.DefaultDataDictionaryProvider;
import quickfix.FixVersions;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.field.ApplVerID;
import quickfix.field.MsgType;

/**
 * FIX 4.4 as venues publish books in it: with the number of a change (RptSeq, 83) in its entry, where FIX 5.0 has it, and with
 * the entry's own number (MDEntryID, 278) in snapshots too. The standard's dictionary ends an entry at a field that it does
 * not know there, and all entries that follow are lost.
 */
final class QuoteDictionary {
    private static final String STANDARD = "/FIX44.xml";
    private static final List<String> ADDED = List.of("RptSeq", "MDEntryID");

    private static DataDictionary fix44;

    private QuoteDictionary() {}

    /** Sessions of a file that brings quotes alone. */
    static SessionFactory readers(SessionFactory factory) {
        return (SessionID id, SessionSettings settings) -> {
            Session session = factory.create(id, settings);
            if (id.getBeginString().equals(FixVersions.BEGINSTRING_FIX44)
                    && session.getDataDictionaryProvider() instanceof DefaultDataDictionaryProvider known) {
                known.addTransportDictionary(FixVersions.BEGINSTRING_FIX44, fix44());
                known.addApplicationDictionary(new ApplVerID(ApplVerID.FIX44), fix44());
            }
            return session;
        };
    }

    static synchronized DataDictionary fix44() throws ConfigError {
        if (fix44 == null) {
            try (InputStream standard = DataDictionary.class.getResourceAsStream(STANDARD)) {
                fix44 = new DataDictionary(extended(standard));
                fix44.setCheckUnorderedGroupFields(false);
            } catch (IOException | SAXException | ParserConfigurationException | TransformerException e) {
                throw new ConfigError("The dictionary of FIX 4.4 cannot be read", e);
            }
        }
        return fix44;
    }

    private static InputStream extended(InputStream standard)
            throws IOException, SAXException, ParserConfigurationException, TransformerException {
        DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
        builders.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Document dictionary = builders.newDocumentBuilder().parse(standard);
        NodeList messages = dictionary.getElementsByTagName("message");
        for (int i = 0; i < messages.getLength(); i++) {
            Element message = (Element) messages.item(i);
            String type = message.getAttribute("msgtype");
            if (type.equals(MsgType.MARKET_DATA_SNAPSHOT_FULL_REFRESH)
                    || type.equals(MsgType.MARKET_DATA_INCREMENTAL_REFRESH)) {
                extend(message);
            }
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        TransformerFactory.newInstance()
                .newTransformer()
                .transform(new DOMSource(dictionary), new StreamResult(written));
        return new ByteArrayInputStream(written.toByteArray());
    }

    private static void extend(Element message) {
        NodeList groups = message.getElementsByTagName("group");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (group.getAttribute("name").equals("NoMDEntries")) {
                ADDED.stream().filter(name -> !has(group, name)).forEach(name -> {
                    Element field = message.getOwnerDocument().createElement("field");
                    field.setAttribute("name", name);
                    field.setAttribute("required", "N");
                    group.appendChild(field);
                });
            }
        }
    }

    private static boolean has(Element group, String name) {
        NodeList fields = group.getElementsByTagName("field");
        for (int i = 0; i < fields.getLength(); i++) {
            if (((Element) fields.item(i)).getAttribute("name").equals(name)) {
                return true;
            }
        }
        return false;
    }
}
