package org.tandemoms.integration;

import java.util.HashMap;
import java.util.Map;

/** Measures what a message pays for crossing a route that only passes it on, and what a mapping costs. Run by hand: main. */
final class CrossingCost {

    private CrossingCost() {}

    public static void main(String[] args) {
        Map<String, Object> order = new HashMap<>(Map.of(
                "clOrdId",
                "C1",
                "account",
                "FUND-A",
                "side",
                "BUY",
                "symbol",
                "AAPL",
                "orderQty",
                "100",
                "price",
                "189.50"));
        try (RunningRoutes routes = new RunningRoutes(RunningRoutes.SHIPPED, Map.of())) {
            CamelCrossing crossing = routes.crossing();
            measure("crossing", 400_000, () -> crossing.cross("fix-orders-in", order));
            Sample sample = RouteLoader.samples(routes.home, "payment").get(0);
            measure(
                    "mapping",
                    100_000,
                    () -> routes.mappings.apply(
                            "payment-request", sample.content().path("message")));
        }
    }

    private static void measure(String name, int times, Runnable work) {
        for (int round = 1; round <= 4; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                work.run();
            }
            System.out.printf(
                    "%s, round %d: %.2f µs a message%n", name, round, (System.nanoTime() - start) / 1000.0 / times);
        }
    }
}
