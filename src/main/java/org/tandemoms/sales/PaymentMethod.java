package org.tandemoms.sales;

/** How a goods order is paid. Only cards are asked of the payment provider; the rest is settled between the books. */
public enum PaymentMethod {
    CARD,
    TRANSFER,
    INVOICE
}
