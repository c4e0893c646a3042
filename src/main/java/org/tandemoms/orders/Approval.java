package org.tandemoms.orders;

import java.time.Instant;
import org.springframework.lang.Nullable;

/** What one person has said to a {@link Decision}. */
public record Approval(String person, String outcome, @Nullable String comment, Instant at) {}
