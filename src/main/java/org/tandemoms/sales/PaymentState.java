package org.tandemoms.sales;

/** How far the money of a goods order has come. */
public enum PaymentState {
    OPEN,
    ASKED,
    AUTHORISED,
    DECLINED,
    CAPTURING,
    PARTLY_CAPTURED,
    CAPTURED,
    CAPTURE_FAILED,
    VOIDED,
    WRITTEN_OFF
}
