package org.tandemoms.trading;

/**
 * What the custodian is told of one leg.
 *
 * @param part of its key in the order's outbox, which is also the custodian's key after the order's id
 * @param reverses part of the settled instruction that this one takes back, by moving the same the other way; null for one
 *     that settles the trade itself
 */
public record SettlementInstruction(String part, String reverses, SettlementLeg leg) {

    public boolean isReversal() {
        return reverses != null;
    }
}
