package org.tandemoms.compliance;

import java.util.List;
import java.util.Optional;

/** Kill switches at rest: those that are on in one document, read whole by its key; ended ones each on their own. */
public interface KillSwitchStore {

    /** @param version 0 when nothing was ever stored */
    record Board(long version, List<KillSwitch> on) {

        public Board {
            on = List.copyOf(on);
        }
    }

    Board read();

    /** Stores the switches that are on if the board still has that version; false when somebody was first. */
    boolean replace(Board before, List<KillSwitch> on);

    /** Keeps a switch that has ended; the same again changes nothing. */
    void file(KillSwitch ended);

    Optional<KillSwitch> ended(String id);

    /** The newest first. */
    List<KillSwitch> ended(int limit);
}
