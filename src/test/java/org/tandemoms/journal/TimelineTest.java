package org.tandemoms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever changes what was written is found out, and where. */
class TimelineTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final List<TimelineEntry> entries = new ArrayList<>();

    @BeforeEach
    void threeThingsHappened() {
        Timeline timeline = new Timeline(entries);
        timeline.append(NOON, "partner-acme", "placed", "Placed", Map.of("gross", "29.75 EUR"));
        timeline.append(NOON.plusSeconds(1), "compliance", "decided", "Approved", Map.of());
        timeline.append(NOON.plusSeconds(2), "system", "shipped", "Shipped", Map.of("tracking", "TRK1"));
    }

    @Test
    void anUntouchedChainIsWhole() {
        assertThat(new Timeline(entries).firstBreak()).isEmpty();
        assertThat(entries).extracting(TimelineEntry::seq).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aChangedTextIsFound() {
        TimelineEntry second = entries.get(1);
        entries.set(1, with(second, "Rejected", second.evidence()));

        assertThat(new Timeline(entries).firstBreak()).hasValue(2);
    }

    @Test
    void changedEvidenceIsFound() {
        TimelineEntry third = entries.get(2);
        entries.set(2, with(third, third.text(), Map.of("tracking", "TRK2")));

        assertThat(new Timeline(entries).firstBreak()).hasValue(3);
    }

    @Test
    void aRemovedEntryIsFound() {
        entries.remove(1);

        assertThat(new Timeline(entries).firstBreak()).hasValue(2);
    }

    @Test
    void anEntryThatWasHashedAnewBreaksTheNext() {
        List<TimelineEntry> forged = new ArrayList<>(List.of(entries.get(0)));
        new Timeline(forged).append(NOON.plusSeconds(1), "compliance", "decided", "Rejected", Map.of());
        forged.add(entries.get(2));

        assertThat(new Timeline(forged).firstBreak()).hasValue(3);
    }

    private static TimelineEntry with(TimelineEntry entry, String text, Map<String, String> evidence) {
        return new TimelineEntry(
                entry.seq(),
                entry.at(),
                entry.actor(),
                entry.type(),
                text,
                evidence,
                entry.previousHash(),
                entry.hash());
    }
}
