package org.tandemoms.orders;

/**
 * How an order came in.
 *
 * @param owner partner, person or FIX session that places it
 * @param idempotencyKey the caller's key, or null where the client order id is the key (FIX)
 * @param bodyHash hash of the request's JSON value; the same key with another hash is refused
 */
public record Intake(String owner, String idempotencyKey, String bodyHash, String clientOrderId) {}
