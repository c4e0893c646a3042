package org.tandemoms.trading;

import java.time.Instant;
import java.time.LocalDate;

/** When what is traded will be settled; the settlement room knows. */
@FunctionalInterface
public interface SettlementDates {

    LocalDate settlementOf(TradedInstrument instrument, Instant tradedAt);
}
