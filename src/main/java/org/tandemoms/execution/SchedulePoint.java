package org.tandemoms.execution;

import java.math.BigDecimal;
import java.time.Instant;

/** From this time on, so much of the order in all may be out. */
public record SchedulePoint(Instant at, BigDecimal total) {}
