package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Says what is promised and not held yet; implemented by the rooms that promise goods. */
public interface OpenDemand {

    /** @param wanted the day it is wanted, or null for as soon as possible */
    record Promised(String sku, BigDecimal quantity, LocalDate wanted, String reference) {}

    /** Back-orders of the item that nothing is held for. */
    List<Promised> promised(String sku);
}
