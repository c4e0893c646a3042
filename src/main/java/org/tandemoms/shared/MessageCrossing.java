package org.tandemoms.shared;

import java.util.Map;

/**
 * Lets a canonical message pass through a route that integrators keep as a file, so that they can tap, enrich or divert it.
 * Cheap enough for every message: a few microseconds when the route only passes it on.
 */
public interface MessageCrossing {

    /**
     * @param route name of the route, such as {@code fix-orders-in}
     * @param message plain values only: strings, whole numbers, booleans, lists and maps of them; decimals as strings
     * @return what came out of the route; the message itself when there is no such route
     * @throws Refused when the route turned the message away
     */
    Map<String, Object> cross(String route, Map<String, Object> message);
}
