package org.tandemoms.orders;

import java.time.Instant;
import java.util.List;

/**
 * What the compliance rules said about an order.
 *
 * @param outcome {@code CLEAR}, {@code REVIEW} or {@code REFUSE}
 */
public record Assessment(String outcome, List<Reason> reasons, Instant at) {}
