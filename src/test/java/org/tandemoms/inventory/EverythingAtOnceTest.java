package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.inventory.StoredStock.BOTH;
import static org.tandemoms.inventory.StoredStock.dec;
import static org.tandemoms.inventory.StoredStock.demand;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.Refused;

/**
 * Any of place, amend, cancel, ship, return, count, transfer, receipt, expiry and the writing of the ledger on the same two
 * items at the same time, from many threads. The seed is printed; {@code -Dtandem.seed=...} repeats the choices.
 */
class EverythingAtOnceTest extends StoredStockTest {

    private static final int THREADS = 12;
    private static final int ROUNDS = 120;
    private static final List<String> ITEMS = List.of("TEA", "CUP");

    private final AtomicInteger names = new AtomicInteger();

    /** Holds that an order counts on, as it last knew them. */
    private final Map<String, Allotment> orders = new ConcurrentHashMap<>();

    private final Map<String, BigDecimal> inLessOut = new ConcurrentHashMap<>();

    /** @param buckets over which one of the items is spread at one of its locations */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whateverMeetsTheBooksAgreeAndNothingIsPromisedTwice(int buckets) throws Exception {
        long seed = Long.getLong("tandem.seed", System.nanoTime());
        System.out.println("everything at once: seed " + seed);
        for (String sku : ITEMS) {
            house.catalogue().save(new Item(sku, sku, null, dec("1.00"), "EUR", dec("100"), false));
            for (String location : BOTH) {
                house.has(sku, location, "20");
                inLessOut.merge(sku, dec("20"), BigDecimal::add);
            }
        }
        assertThat(buckets == 1 || house.store().spread("TEA", "BER", buckets)).isTrue();

        atOnce(IntStream.range(0, THREADS)
                .<Callable<Object>>mapToObj(thread -> () -> {
                    Random random = new Random(seed + thread);
                    Actor person = new Actor("person-" + thread, Actor.Kind.PERSON, Set.of("WAREHOUSE"));
                    CurrentActor.runAs(person, () -> {
                        for (int round = 0; round < ROUNDS; round++) {
                            act(random);
                        }
                    });
                    return null;
                })
                .toList());
        house.clock.move(Duration.ofMinutes(10));
        house.care().checkHolds();
        house.store().writeLedger(true);

        for (String sku : ITEMS) {
            booksAgree(sku);
            BigDecimal onHand = house.inventory().levels(sku).stream()
                    .map(StockLevel::onHand)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .add(house.bean(Transfers.class).incoming(sku).stream()
                            .map(IncomingGoods.Incoming::quantity)
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(onHand).as("%s on the shelves and between them", sku).isEqualByComparingTo(inLessOut.get(sku));
        }
        Map<String, BigDecimal> held = new ConcurrentHashMap<>();
        ITEMS.forEach(sku -> BOTH.forEach(location -> held.putAll(house.holds(sku, location))));
        assertThat(held.keySet()).as("holds and orders").isEqualTo(orders.keySet());
        orders.forEach((key, order) -> assertThat(held.get(key)).as(key).isEqualByComparingTo(order.quantity()));
    }

    private void act(Random random) {
        String sku = ITEMS.get(random.nextInt(2));
        String location = BOTH.get(random.nextInt(2));
        try {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> place(sku, location, 1 + random.nextInt(4));
                case 3 -> forgottenHold(sku);
                case 4 -> amend(random);
                case 5 -> cancel(random);
                case 6 -> ship(random);
                case 7 -> in(sku, location, 1 + random.nextInt(2), random.nextBoolean());
                case 8 -> count(sku, location, random);
                case 9 -> transfer(sku, location, random);
                case 10 -> house.store().writeLedger(random.nextBoolean());
                default -> {
                    house.clock.move(Duration.ofSeconds(random.nextInt(40)));
                    house.care().checkHolds();
                }
            }
        } catch (Refused short_) {
            assertThat(short_.problem().code().status()).isEqualTo(409);
        }
    }

    private void place(String sku, String location, int quantity) {
        String key = "O" + names.incrementAndGet() + ":1";
        house.counted.add(key);
        try {
            Reservation reserved =
                    house.inventory().reserve(List.of(demand(key, sku, "" + quantity)), List.of(location), false);
            orders.put(key, reserved.allotments().get(0));
        } catch (Refused refused) {
            house.counted.remove(key);
            throw refused;
        }
    }

    private void forgottenHold(String sku) {
        house.inventory().reserve(List.of(demand("X" + names.incrementAndGet() + ":1", sku, "1")), BOTH, true);
    }

    /** Takes an order off the list, so that one thread at a time works on it, as its document does in earnest. */
    private Allotment any(Random random) {
        List<String> keys = new ArrayList<>(orders.keySet());
        return keys.isEmpty() ? null : orders.remove(keys.get(random.nextInt(keys.size())));
    }

    private void amend(Random random) {
        Allotment order = any(random);
        if (order == null) {
            return;
        }
        if (order.quantity().compareTo(BigDecimal.ONE) > 0) {
            BigDecimal keep = order.quantity().subtract(BigDecimal.ONE);
            house.inventory().cut(order, keep);
            house.inventory().cut(order, keep);
            orders.put(order.key(), new Allotment(order.key(), order.sku(), order.location(), keep));
        } else {
            orders.put(order.key(), order);
        }
    }

    private void cancel(Random random) {
        Allotment order = any(random);
        if (order != null) {
            house.inventory().release(order);
            house.inventory().release(order);
            house.counted.remove(order.key());
        }
    }

    private void ship(Random random) {
        Allotment order = any(random);
        if (order != null) {
            house.inventory().issue(order);
            house.inventory().issue(order);
            house.counted.remove(order.key());
            inLessOut.merge(order.sku(), order.quantity().negate(), BigDecimal::add);
        }
    }

    private void in(String sku, String location, int quantity, boolean back) {
        String key = "R" + names.incrementAndGet();
        for (int i = 0; i < 2; i++) {
            if (back) {
                house.inventory().takeBack(sku, location, BigDecimal.valueOf(quantity), key, true);
            } else {
                house.inventory().receive(sku, location, BigDecimal.valueOf(quantity), key, "delivery");
            }
        }
        inLessOut.merge(sku, BigDecimal.valueOf(quantity), BigDecimal::add);
    }

    private void count(String sku, String location, Random random) {
        String id = "C" + names.incrementAndGet();
        BigDecimal seen = house.at(sku, location).onHand();
        BigDecimal counted = seen.add(BigDecimal.valueOf(random.nextInt(3) - 1)).max(BigDecimal.ZERO);
        StockCount count = house.bean(StockCounts.class).count(id, sku, location, counted);
        if (count.stage() == StockCount.Stage.BOOKED) {
            inLessOut.merge(sku, count.variance(), BigDecimal::add);
        }
    }

    private void transfer(String sku, String location, Random random) {
        String id = "T" + names.incrementAndGet();
        String other = location.equals("BER") ? "LYS" : "BER";
        Transfers transfers = house.bean(Transfers.class);
        transfers.send(id, sku, location, other, BigDecimal.ONE, null);
        switch (random.nextInt(3)) {
            case 0 -> transfers.receive(id, null, null);
            case 1 -> transfers.callBack(id);
            default -> transfers.send(id, sku, location, other, BigDecimal.ONE, null);
        }
    }
}
