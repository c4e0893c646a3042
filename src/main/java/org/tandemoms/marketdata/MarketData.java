package org.tandemoms.marketdata;

/** What venues publish, as it comes in. */
public interface MarketData {

    void snapshot(BookSnapshot book);

    void change(TopOfBook change);
}
