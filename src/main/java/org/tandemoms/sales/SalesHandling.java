package org.tandemoms.sales;

/** How the goods of an order get into their parcels. */
public enum SalesHandling {
    /** The warehouse works by itself: what is allocated is booked with the carrier. */
    AUTOMATIC,
    /** People pick and pack, each act confirmed. */
    WORKED
}
