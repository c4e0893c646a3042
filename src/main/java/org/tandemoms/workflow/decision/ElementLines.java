package org.tandemoms.workflow.decision;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** On which line each element of an XML file begins, by its id. Takes no document type and resolves no entity. */
final class ElementLines {

    private static final XMLInputFactory XML = factory();

    private ElementLines() {}

    static final class Unreadable extends RuntimeException {
        Unreadable(String message) {
            super(message);
        }
    }

    static Map<String, Integer> of(byte[] content) {
        Map<String, Integer> lines = new HashMap<>();
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new Unreadable("a document type is not allowed in a model");
                }
                if (event == XMLStreamConstants.START_ELEMENT && reader.getAttributeValue(null, "id") != null) {
                    lines.put(
                            reader.getAttributeValue(null, "id"),
                            reader.getLocation().getLineNumber());
                }
            }
            return lines;
        } catch (XMLStreamException broken) {
            throw new Unreadable(broken.getMessage());
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
