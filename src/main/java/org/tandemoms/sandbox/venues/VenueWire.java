package org.tandemoms.sandbox.venues;

import java.util.function.LongConsumer;

/** Carries a venue's answers to its members. */
interface VenueWire {
    /**
     * Says what a journal entry holds, the way the venue presently behaves.
     *
     * @param again whether it may have been said before: goes out as PossResend (97)
     * @param sent hears the entry's number once the answers are with the FIX session
     */
    void say(VenueJournal.Entry entry, Conduct conduct, boolean again, LongConsumer sent);
}
