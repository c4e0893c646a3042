package org.tandemoms.journal;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.tandemoms.shared.CanonicalJson;

/**
 * One thing that happened to an order.
 *
 * @param seq 1, 2, 3 ... without gaps
 * @param at UTC, whole milliseconds
 * @param actor id of the person or system that did it
 * @param type stable code, e.g. {@code placed}, {@code rule-fired}, {@code approved}
 * @param text the same in plain words
 * @param evidence facts: rule id and version, inputs, outcome, keys of partners
 * @param previousHash hash of the entry before, empty for the first
 * @param hash SHA-256 over all of the above
 */
public record TimelineEntry(
        long seq,
        Instant at,
        String actor,
        String type,
        String text,
        Map<String, String> evidence,
        String previousHash,
        String hash) {

    static TimelineEntry following(
            TimelineEntry previous, Instant at, String actor, String type, String text, Map<String, String> evidence) {
        long seq = previous == null ? 1 : previous.seq() + 1;
        String previousHash = previous == null ? "" : previous.hash();
        Map<String, String> facts = Map.copyOf(evidence);
        return new TimelineEntry(
                seq,
                at,
                actor,
                type,
                text,
                facts,
                previousHash,
                hashOf(seq, at, actor, type, text, facts, previousHash));
    }

    boolean isIntact() {
        return hash.equals(hashOf(seq, at, actor, type, text, evidence, previousHash));
    }

    /** Lengths are part of the text, so that no two different entries read the same. */
    private static String hashOf(
            long seq,
            Instant at,
            String actor,
            String type,
            String text,
            Map<String, String> evidence,
            String previousHash) {
        var content = new StringBuilder().append(seq).append('|').append(at.toEpochMilli());
        for (String part : new String[] {actor, type, text, previousHash}) {
            content.append('|').append(part.length()).append(':').append(part);
        }
        new TreeMap<>(evidence).forEach((name, value) -> content.append('|')
                .append(name.length())
                .append(':')
                .append(name)
                .append('=')
                .append(value.length())
                .append(':')
                .append(value));
        return CanonicalJson.sha256(content.toString());
    }
}
