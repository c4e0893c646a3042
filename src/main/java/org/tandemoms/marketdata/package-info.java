/**
 * Quotes and books of the venues in memory, how fresh they are, and the reference price that checks go by.
 * The fix room feeds it through {@link org.tandemoms.marketdata.MarketData}; every room above may ask.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Market data")
package org.tandemoms.marketdata;
