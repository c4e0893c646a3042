package org.tandemoms.inventory;

/** Knows whether a hold still has an order; implemented by the rooms that place orders. */
public interface HoldOwners {

    /** True while an order counts on exactly this hold, or may be about to. */
    boolean needs(Allotment hold);
}
