package org.tandemoms.positions;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How accounts match sales to purchases ({@code tandem.positions}). A position keeps the method it was opened with.
 *
 * @param usual for accounts that are not named
 * @param lots by account
 */
@ConfigurationProperties("tandem.positions")
public record LotMethods(@DefaultValue("FIFO") LotMethod usual, Map<String, LotMethod> lots) {

    public LotMethods {
        lots = lots == null ? Map.of() : Map.copyOf(lots);
    }

    LotMethod of(String account) {
        return lots.getOrDefault(account, usual);
    }
}
