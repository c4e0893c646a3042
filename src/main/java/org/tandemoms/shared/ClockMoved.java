package org.tandemoms.shared;

import java.time.Duration;

/**
 * The house's clock was set forward, as only a sandbox can do.
 *
 * @param ahead by how much it is ahead of the machine's, all moves together
 */
public record ClockMoved(Duration ahead) {}
