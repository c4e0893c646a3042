package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * What everybody in a {@link ShopRush} has in common: nobody gives up before there is an answer, each answer is counted,
 * and the orders that were acknowledged are known to all.
 */
final class RushDesk {

    static final List<String> LOCATIONS = List.of("BER", "LYS", "NYC");

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int CREATED = 201;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final long seed;
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final Map<String, BigDecimal> added = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();

    RushDesk(long seed) {
        this.seed = seed;
    }

    /** Asks until there is an answer that says what became of it. */
    Client.Answer insist(Supplier<Client.Answer> call) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Client.Answer answer = call.get();
                if (!isToBeAskedAgain(answer)) {
                    return answer;
                }
            } catch (RuntimeException died) {
                if (System.nanoTime() > end) {
                    throw died;
                }
            }
            pause();
        }
    }

    private static boolean isToBeAskedAgain(Client.Answer answer) {
        boolean running = answer.body().path("type").asText().equals("urn:tandem:problem:in-progress");
        boolean runningInList =
                answer.body().path("results").findValuesAsText("type").contains("urn:tandem:problem:in-progress");
        return answer.status() == TOO_MANY_REQUESTS || answer.status() == UNAVAILABLE || running || runningInList;
    }

    /** One try; whoever dies under it leaves it to others. */
    Optional<Client.Answer> attempt(Supplier<Client.Answer> call) {
        try {
            return Optional.of(call.get());
        } catch (RuntimeException died) {
            pause();
            return Optional.empty();
        }
    }

    /** A sender's own pace; nothing is waited for. */
    static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }

    /** Counts an answer. @throws AssertionError when it is none of these */
    Client.Answer note(String entrance, Client.Answer answer, Integer... allowed) {
        count(entrance, answer.status());
        assertThat(answer.status()).as("%s: %s", entrance, answer.body()).isIn((Object[]) allowed);
        return answer;
    }

    void count(String entrance, int status) {
        outcomes.computeIfAbsent(entrance + " " + status, any -> new LongAdder())
                .increment();
    }

    /** How often each entrance answered what. */
    Map<String, Long> outcomes() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        outcomes.keySet().stream()
                .sorted()
                .forEach(key -> sorted.put(key, outcomes.get(key).sum()));
        return sorted;
    }

    // --- orders -----------------------------------------------------------------------------------------------------

    void placed(Client.Answer answer) {
        if (answer.status() == CREATED) {
            remember(answer.body().path("id").asText());
        }
    }

    void remember(String id) {
        if (!id.isEmpty()) {
            orders.add(id);
        }
    }

    List<String> orders() {
        return List.copyOf(orders);
    }

    /** One of the last that were placed: much can still become of it. */
    Optional<String> young(Random random) {
        int known = orders.size();
        return known == 0
                ? Optional.empty()
                : Optional.of(orders.get(Math.max(0, known - 1 - random.nextInt(Math.min(40, known)))));
    }

    /** One that may have been delivered long ago. */
    Optional<String> old(Random random) {
        return orders.isEmpty() ? Optional.empty() : Optional.of(orders.get(random.nextInt(1 + orders.size() / 3)));
    }

    // --- pieces -----------------------------------------------------------------------------------------------------

    /** Pieces came in, or were corrected by that much. */
    void added(String sku, BigDecimal quantity) {
        added.merge(sku, quantity, BigDecimal::add);
    }

    Map<String, BigDecimal> added() {
        return Map.copyOf(added);
    }

    String name() {
        return "rush-" + seed + "-" + names.incrementAndGet();
    }

    static String item(Random random) {
        return ShopRush.ITEMS.get(random.nextInt(ShopRush.ITEMS.size()));
    }

    static String location(Random random) {
        return LOCATIONS.get(random.nextInt(LOCATIONS.size()));
    }
}
