package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * A shop on its busiest day: many customers after few pieces, through every entrance at once. Whoever gets no answer asks
 * again under the same key, however long the shop is down; so every sender knows in the end what became of its request.
 */
public final class ShopRush {

    public static final List<String> ITEMS =
            List.of("TEA-EARL-100", "CUP-BLUE", "LAST-TEN", "PREORDER-1", "DUAL-USE-9");

    /** Every entrance by which goods are bought, moved or given back, and the answer of one that got in. */
    public static final List<String> ENTRANCES = List.of(
            "place 201",
            "bulk 201",
            "file 201",
            "basket 201",
            "basket ordered 201",
            "amend 200",
            "substitute 200",
            "pick short 200",
            "receipt 201",
            "adjust 201",
            "transfer 201",
            "transfer in 200",
            "return 201",
            "exchange 201");

    private final TandemProcess tandem;
    private final long seed;
    private final RushDesk desk;
    private final RushCustomers customers;
    private final RushWarehouse warehouse;

    public ShopRush(TandemProcess tandem, long seed) {
        this.tandem = tandem;
        this.seed = seed;
        this.desk = new RushDesk(seed);
        this.customers = new RushCustomers(tandem, desk);
        this.warehouse = new RushWarehouse(tandem, desk);
    }

    /** Leaves a few dozen pieces of each item, so that most buyers come too late. */
    public void emptyTheShelves() {
        for (String location : RushDesk.LOCATIONS) {
            warehouse.adjust("TEA-EARL-100", location, "-999960", "clear-" + location);
        }
    }

    /** One of the items lies in several buckets at two of its locations. */
    public void spreadAnItem() {
        warehouse.spread("CUP-BLUE", "BER", 4);
        warehouse.spread("CUP-BLUE", "LYS", 3);
    }

    /** Every kind of request from that many threads, until that is so. */
    public void run(int threads, BooleanSupplier over) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Random random = new Random(seed + i);
                running.add(pool.submit(() -> {
                    while (!over.getAsBoolean()) {
                        act(random);
                    }
                }));
            }
            running.add(pool.submit(() -> {
                Random random = new Random(seed - 1);
                while (!over.getAsBoolean()) {
                    warehouse.workTheInbox(random, false);
                }
            }));
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** By every entrance somebody has got in. */
    public boolean hasUsedEveryEntrance() {
        return desk.outcomes().keySet().containsAll(ENTRANCES);
    }

    private void act(Random random) {
        switch (random.nextInt(26)) {
            case 0, 1, 2, 3 -> customers.place(random);
            case 4, 5 -> customers.placeList(random);
            case 6 -> customers.placeFile(random);
            case 7, 8 -> customers.fillBasket(random);
            case 9, 10, 11 -> customers.useBasket(random);
            case 12, 13, 14 -> customers.amend(random);
            case 15 -> customers.substitute(random);
            case 16, 17 -> customers.cancel(random);
            case 18 -> customers.sendBack(random);
            case 19 -> customers.exchange(random);
            case 20, 21 -> warehouse.receive(random);
            case 22 -> warehouse.transfer(random);
            case 23, 24 -> warehouse.pick(random);
            default -> warehouse.adjust(random);
        }
    }

    /** Sends a piece of many orders back, of which some have long been delivered. */
    public void sendSomeBack() {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            customers.sendBack(random);
            customers.exchange(random);
        }
    }

    /** Brings in enough of everything for whoever still waits. */
    public void fillTheShelves() {
        for (String sku : ITEMS) {
            warehouse.receive(sku, "BER", 5000, "fill-" + sku);
        }
    }

    /** Tells the carrier to take its time, so that orders can be amended and cancelled before their parcels leave. */
    public void slowCarrier(long delayMs) {
        Client.behave(tandem, 12, "{\"mode\":\"slow\",\"rate\":0.7,\"delayMs\":" + delayMs + "}");
    }

    public void usualCarrier() {
        Client.behave(tandem, 12, "{\"mode\":\"ok\"}");
    }

    /** Works the inbox until the books say that nothing moves any more. */
    public void untilQuiet(ShopBooks books, Duration atMost) {
        Random random = new Random(seed);
        await("every order came to its end")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    warehouse.workTheInbox(random, true);
                    assertThat(books.unfinished()).isEmpty();
                });
    }

    /** A transfer that was cut off by a kill is carried on by the house. */
    public void transfersAreSettled(ShopBooks books) {
        await("every transfer is under way or over")
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> new GoodsElsewhere(books).inTransit());
    }

    // --- what is known in the end -----------------------------------------------------------------------------------

    /** Orders that were acknowledged. */
    public List<String> orders() {
        return desk.orders();
    }

    /** Pieces that came in or were corrected since the shelves were emptied, by sku. */
    public Map<String, BigDecimal> added() {
        return desk.added();
    }

    /** No more than this was told to be missing by pickers, by sku. */
    public Map<String, BigDecimal> notFound() {
        return warehouse.notFound();
    }

    /** How often each entrance answered what. */
    public Map<String, Long> outcomes() {
        return desk.outcomes();
    }
}
