package org.tandemoms.orders;

/**
 * Outcome of a placing.
 *
 * @param answer the first answer, or null where none is kept
 * @param replayed true when an earlier placing is answered once more
 */
public record Placed(String orderId, Answer answer, boolean replayed) {}
