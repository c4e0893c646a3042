package org.tandemoms.system;

import java.util.List;
import java.util.Random;

/**
 * What a customer of {@link ShopDays} orders, and what is to become of it. Of a hundred orders in a row each fate has its
 * share; the rest follows from the seed and the order's number.
 *
 * @param second pieces of the second item, where the order has one
 * @param partial whether parts may be shipped
 * @param back RESTOCK, SCRAP, REJECT: what becomes of a piece that is sent back; or null
 */
record Bought(String name, Fate fate, int quantity, int second, boolean partial, String back) {

    static final String CUPS = "CUP-BLUE";
    static final String TEA = "TEA-EARL-100";
    static final String KETTLE = "PREORDER-1";

    /** What becomes of an order, how many of a hundred there are, and how it ends. */
    enum Fate {
        PLAIN(29, "COMPLETED"),
        TWO_ITEMS(12, "COMPLETED"),
        ON_INVOICE(8, "COMPLETED"),
        BY_TRANSFER(5, "COMPLETED"),
        DECLINED(4, "REJECTED"),
        NOT_COLLECTED(2, "COMPLETED"),
        APPROVED(5, "COMPLETED"),
        TURNED_DOWN(3, "REJECTED"),
        WAITS(7, "COMPLETED"),
        AMENDED(3, "COMPLETED"),
        WITHDRAWN(3, "CANCELLED"),
        WORKED(8, "COMPLETED"),
        PICK_SHORT(4, "COMPLETED"),
        LOST(2, "CANCELLED"),
        REPLACED(3, "COMPLETED"),
        REFUSED(2, "CANCELLED");

        private final int share;
        final String end;

        Fate(int share, String end) {
            this.share = share;
            this.end = end;
        }

        private static Fate of(int percent) {
            int left = percent;
            for (Fate fate : values()) {
                left -= fate.share;
                if (left < 0) {
                    return fate;
                }
            }
            throw new IllegalStateException("The shares are less than a hundred");
        }

        boolean isPaidByCard() {
            return this != ON_INVOICE && this != BY_TRANSFER;
        }

        boolean isWorked() {
            return this == WORKED || this == PICK_SHORT || this == REPLACED;
        }
    }

    private static final int PRIME_TO_A_HUNDRED = 37;

    static Bought of(long seed, int number) {
        Random random = new Random(seed * 31 + number);
        random.nextInt();
        Fate fate = Fate.of(Math.floorMod(seed + (long) number * PRIME_TO_A_HUNDRED, 100));
        int quantity =
                switch (fate) {
                    case APPROVED, TURNED_DOWN -> 700 + random.nextInt(200);
                    case AMENDED -> 3;
                    case WAITS, WITHDRAWN -> 1 + random.nextInt(2);
                    default -> 1 + random.nextInt(5);
                };
        boolean mayComeBack = fate == Fate.PLAIN || fate == Fate.WORKED || fate == Fate.ON_INVOICE;
        String back = mayComeBack && random.nextInt(4) == 0
                ? List.of("RESTOCK", "SCRAP", "REJECT").get(random.nextInt(3))
                : null;
        return new Bought("day-" + number, fate, quantity, 1 + random.nextInt(3), random.nextBoolean(), back);
    }

    /** As it is placed. */
    String json() {
        String item =
                switch (fate) {
                    case WAITS, AMENDED, WITHDRAWN -> KETTLE;
                    default -> TEA;
                };
        String cups = fate != Fate.TWO_ITEMS
                ? ""
                : ",{\"lineId\":\"2\",\"sku\":\"%s\",\"quantity\":\"%d\"}".formatted(CUPS, second);
        return """
                {"clientOrderId":"%s","customerId":"C-100","currency":"EUR",
                 "lines":[{"lineId":"1","sku":"%s","quantity":"%d"}%s],
                 "shipTo":{"name":"Anna","street":"Weg 1","city":"Berlin","postalCode":"%s","country":"DE"},
                 "payment":%s,"allowBackorder":true,"allowPartial":%s%s}"""
                .formatted(
                        name,
                        item,
                        quantity,
                        cups,
                        postalCode(),
                        payment(),
                        partial,
                        fate.isWorked() ? ",\"handling\":\"WORKED\"" : "");
    }

    /** The simulated carrier loses or refuses what goes to some places. */
    private String postalCode() {
        return switch (fate) {
            case LOST -> "99999";
            case REPLACED -> "99998";
            case REFUSED -> "00000";
            default -> "10115";
        };
    }

    private String payment() {
        return switch (fate) {
            case ON_INVOICE -> "{\"method\":\"INVOICE\"}";
            case BY_TRANSFER -> "{\"method\":\"TRANSFER\"}";
            case DECLINED -> "{\"method\":\"CARD\",\"token\":\"tok_declined\"}";
            case NOT_COLLECTED -> "{\"method\":\"CARD\",\"token\":\"tok_capture_fails\"}";
            default -> "{\"method\":\"CARD\",\"token\":\"tok_ok\"}";
        };
    }
}
