package org.tandemoms.orders;

/**
 * A hint for open pages that something has changed.
 *
 * @param name of the server-sent event: {@code order}, {@code execution}, {@code task}
 * @param owner whose order it is about; a partner is told of its own only, staff of all. Null for staff only
 * @param hint small; the page reads the rest
 */
public record StreamEvent(String name, String owner, Object hint) {}
