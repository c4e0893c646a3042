package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;

/** The simulated venues: where they listen, how they trade and what they charge. */
public enum VenueProfile {
    /** Lit exchange: tight quotes, the higher fee. */
    XSIM(0, Style.LIT, 1, "0.0030"),
    /** Lit alternative: one tick wider than XSIM, cheaper. */
    ECN1(1, Style.LIT, 2, "0.0015"),
    /** Dark pool: crosses at the midpoint, shows nothing. */
    DARK1(2, Style.MIDPOINT, 0, "0.0010"),
    /** Broker's desk: takes care orders and works them in slices. */
    BRKR(3, Style.CARE, 1, "0.0100");

    enum Style {
        LIT,
        MIDPOINT,
        CARE
    }

    private final int portOffset;
    private final Style style;
    private final int halfSpreadTicks;
    private final BigDecimal feePerUnit;

    VenueProfile(int portOffset, Style style, int halfSpreadTicks, String feePerUnit) {
        this.portOffset = portOffset;
        this.style = style;
        this.halfSpreadTicks = halfSpreadTicks;
        this.feePerUnit = new BigDecimal(feePerUnit);
    }

    public int portOffset() {
        return portOffset;
    }

    Style style() {
        return style;
    }

    /** Distance of the best quote from the reference price, in ticks. */
    int halfSpreadTicks() {
        return halfSpreadTicks;
    }

    /** Fee for each unit traded, in the instrument's currency; reported as Commission (12). */
    BigDecimal feePerUnit() {
        return feePerUnit;
    }

    boolean holdsAuctions() {
        return this == XSIM;
    }

    boolean publishesQuotes() {
        return style == Style.LIT;
    }
}
