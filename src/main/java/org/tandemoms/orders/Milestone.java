package org.tandemoms.orders;

import java.time.Instant;

/**
 * A fact that a process may wait for, e.g. {@code payment-answered} with outcome {@code AUTHORISED}. It stands in the
 * document first and is told to the engine by the drain, so that it can be told again when the engine has forgotten.
 */
public record Milestone(String name, String outcome, Instant at) {}
