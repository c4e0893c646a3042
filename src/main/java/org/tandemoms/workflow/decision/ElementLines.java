package org.tandemoms.workflow.decision;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** On which line each element of an XML file begins, by its id. Takes no document type and resolves no entity. */
public final class ElementLines {

    private static final XMLInputFactory XML = factory();

    /** Drawn models stay far below; what reads them goes down by recursion. */
    private static final int DEEPEST = 100;

    private ElementLines() {}

    public static final class Unreadable extends RuntimeException {
        private final Integer line;

        Unreadable(String message, Integer line) {
            super(message);
            this.line = line;
        }

        /** Counted from 1, or null when unknown. */
        public Integer line() {
            return line;
        }
    }

    public static Map<String, Integer> of(byte[] content) {
        Map<String, Integer> lines = new HashMap<>();
        int depth = 0;
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new Unreadable("a document type is not allowed in a model", line(reader.getLocation()));
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
                if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
                    throw new Unreadable(
                            "elements are nested more than " + DEEPEST + " deep", line(reader.getLocation()));
                }
                if (event == XMLStreamConstants.START_ELEMENT && reader.getAttributeValue(null, "id") != null) {
                    lines.put(
                            reader.getAttributeValue(null, "id"),
                            reader.getLocation().getLineNumber());
                }
            }
            return lines;
        } catch (XMLStreamException broken) {
            throw new Unreadable(broken.getMessage(), broken.getLocation() == null ? null : line(broken.getLocation()));
        }
    }

    private static Integer line(Location location) {
        return location.getLineNumber() > 0 ? location.getLineNumber() : null;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
