/**
 * Trade orders: the FIX order state machine as data, executions, cancel and replace chains, what clients and venues are
 * told. Entrances (REST here, FIX above) place through {@link org.tandemoms.trading.OrderEntry}; venues' answers come in
 * by {@link org.tandemoms.trading.VenueReports}; routing, positions and settlement above follow the order's events.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Trading")
package org.tandemoms.trading;
