package org.tandemoms.outbox;

/**
 * Takes up a dead letter that came from no document's outbox, such as a message that arrived and could not be stored.
 * Found by the destination its message names.
 */
public interface Replayer {

    String destination();

    /** Does what could not be done; throws when it fails again, and the letter stays. */
    void replay(DeadLetter letter);
}
