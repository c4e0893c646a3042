package org.tandemoms.workflow.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.tandemoms.workflow.Decisions.Verdict;

/** What was lately asked of each decision on this node, so that a changed table can be tried on it before it goes live. */
@Component
public class RecentDecisions {

    private static final int KEPT = 200;

    private final Map<String, Ring> rings = new ConcurrentHashMap<>();

    public record Asked(Map<String, Object> facts, Verdict verdict) {}

    private static final class Ring {
        private final AtomicReferenceArray<Asked> entries = new AtomicReferenceArray<>(KEPT);
        private final AtomicLong next = new AtomicLong();
    }

    void note(Map<String, Object> facts, Verdict verdict) {
        Ring ring = rings.computeIfAbsent(verdict.decision(), any -> new Ring());
        ring.entries.set((int) (ring.next.getAndIncrement() % KEPT), new Asked(new HashMap<>(facts), verdict));
    }

    /** At most the last 200, in no order. */
    public List<Asked> of(String decision) {
        Ring ring = rings.get(decision);
        return ring == null
                ? List.of()
                : IntStream.range(0, KEPT)
                        .mapToObj(ring.entries::get)
                        .filter(Objects::nonNull)
                        .toList();
    }
}
