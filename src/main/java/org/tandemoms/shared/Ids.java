package org.tandemoms.shared;

import io.hypersistence.tsid.TSID;

/** Time-ordered identifiers: 13 characters of Crockford base 32, so that they sort by creation and fit a FIX OrderID. */
public final class Ids {

    private static final TSID.Factory FACTORY = TSID.Factory.builder().build();

    private Ids() {}

    public static String next() {
        return FACTORY.generate().toString();
    }
}
