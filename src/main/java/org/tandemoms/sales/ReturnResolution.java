package org.tandemoms.sales;

/** What a customer wants for goods that come back. */
public enum ReturnResolution {
    REFUND,
    /** Other goods, or the same again, for their price. */
    EXCHANGE,
    /** The same goods back, mended. */
    REPAIR
}
