/**
 * Where and how trade orders are executed: the venue directory and the step that routes by the analysts' table.
 * Works on orders through {@link org.tandemoms.trading.TradeOrder}; what reaches venues goes by the order's outbox.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Execution")
package org.tandemoms.execution;
