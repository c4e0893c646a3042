package org.tandemoms.orders;

import java.time.Instant;

/** What one person has said to a {@link Decision}. */
public record Approval(String person, String outcome, String comment, Instant at) {}
