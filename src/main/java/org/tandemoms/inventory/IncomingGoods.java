package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Says what is going to come in; implemented by every room that knows of goods on their way, such as purchase orders. */
public interface IncomingGoods {

    /**
     * @param expected the day they should be on the shelf; one that has passed counts as today
     * @param reference what brings them, in words for people, e.g. {@code Purchase order P-17}
     */
    record Incoming(String sku, String location, BigDecimal quantity, LocalDate expected, String reference) {}

    /** What is still to come of the item, each piece once. */
    List<Incoming> incoming(String sku);
}
