package org.tandemoms.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Appends to and verifies the hash-chained entries that a document carries. */
public final class Timeline {

    private final List<TimelineEntry> entries;

    /** @param entries the document's own list; appended to in place */
    public Timeline(List<TimelineEntry> entries) {
        this.entries = entries;
    }

    public TimelineEntry append(Instant at, String actor, String type, String text, Map<String, String> evidence) {
        TimelineEntry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        TimelineEntry entry = TimelineEntry.following(last, at, actor, type, text, evidence);
        entries.add(entry);
        return entry;
    }

    /** The number of the first entry that was changed, removed or inserted; empty when the chain is whole. */
    public OptionalLong firstBreak() {
        String previousHash = "";
        long expected = 1;
        for (TimelineEntry entry : entries) {
            if (entry.seq() != expected || !entry.previousHash().equals(previousHash) || !entry.isIntact()) {
                return OptionalLong.of(expected);
            }
            previousHash = entry.hash();
            expected++;
        }
        return OptionalLong.empty();
    }
}
