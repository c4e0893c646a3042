package org.tandemoms.instruments.assets;

import java.util.Map;
import org.tandemoms.instruments.Terms;

/** A deposit for a {@code tenor}, its interest counted in a market's way. */
record Deposit(String tenor, String dayCount) implements Terms {

    @Override
    public Map<String, String> attributes() {
        return Map.of("tenor", tenor, "dayCount", dayCount);
    }
}
