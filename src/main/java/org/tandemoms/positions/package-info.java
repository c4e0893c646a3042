/**
 * Positions in real time from executions, each applied exactly once; average cost and realised profit and loss.
 * Fed by the orders' outboxes ({@link org.tandemoms.trading.PositionChange}); upper rooms ask {@link
 * org.tandemoms.positions.Positions}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Positions")
package org.tandemoms.positions;
