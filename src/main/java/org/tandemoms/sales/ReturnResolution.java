package org.tandemoms.sales;

/** What a customer wants for goods that come back. */
public enum ReturnResolution {
    REFUND("for money"),
    /** Other goods, or the same again, for their price. */
    EXCHANGE("for other goods"),
    /** The same goods back, mended. */
    REPAIR("for repair");

    private final String words;

    ReturnResolution(String words) {
        this.words = words;
    }

    String inWords() {
        return words;
    }
}
