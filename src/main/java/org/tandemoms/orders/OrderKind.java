package org.tandemoms.orders;

public enum OrderKind {
    SALES,
    TRADE
}
