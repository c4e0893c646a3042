package org.tandemoms.trading;

import java.util.Map;

/** An execution algorithm the client asks for, e.g. {@code TWAP}, with its parameters as written. */
public record Algorithm(String name, Map<String, String> parameters) {

    public Algorithm {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }
}
