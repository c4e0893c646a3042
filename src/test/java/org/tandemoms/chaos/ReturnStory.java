package org.tandemoms.chaos;

import java.math.BigDecimal;
import java.util.List;

/**
 * What becomes of one order of tea that comes back, all or in part. A piece of tea costs 14.875 EUR with tax, two 29.75,
 * three 44.63; a cup 9.52.
 */
enum ReturnStory {
    ALL_OF_IT(2, "REFUND", "RESTOCK", "REFUNDED", "29.75", "29.75", 2),
    PIECE_BY_PIECE(3, "REFUND", "RESTOCK", "REFUNDED", "29.75", "29.75", 1, 1),
    /** Two customers' clerks at once; there are enough pieces for one of them. */
    MORE_THAN_BOUGHT(3, "REFUND", "RESTOCK", "REFUNDED", "29.75", "29.75", 2, 2),
    SPOILT(3, "REFUND", "SCRAP", "REFUNDED", "14.88", "14.88", 1),
    SOMETHING_ELSE(2, "REFUND", "REJECT", "REFUSED", "0", "0", 1),
    /** The payment provider says no at first. */
    PAID_AT_SECOND_TRY(2, "REFUND", "RESTOCK", "REFUNDED", "29.75", "29.75", 2),
    /** The payment provider says no each time; operations pays by transfer. */
    PAID_OTHERWISE(2, "REFUND", "RESTOCK", "REFUNDED", "29.75", "0", 2),
    SAME_AGAIN(2, "EXCHANGE", "SCRAP", "EXCHANGED", "14.88", "0", 1),
    FOR_TWO_CUPS(2, "EXCHANGE", "RESTOCK", "EXCHANGED", "14.88", "0", 1),
    FOR_ONE_CUP(2, "EXCHANGE", "RESTOCK", "EXCHANGED", "14.88", "5.36", 1),
    NOT_EXCHANGED(2, "EXCHANGE", "REJECT", "REFUSED", "0", "0", 1),
    MENDED(2, "REPAIR", "REPAIR", "REPAIRED", "0", "0", 1),
    NOT_MENDED(2, "REPAIR", "REPAIR", "REFUNDED", "14.88", "14.88", 1);

    final int bought;
    final String resolution;

    /** What the warehouse says when it has the goods. */
    final String grade;

    /** Status of each return. */
    final String end;

    /** Credit notes, EUR. */
    final BigDecimal credited;

    /** By the payment provider, EUR. */
    final BigDecimal paidBack;

    private final int[] asked;

    ReturnStory(
            int bought, String resolution, String grade, String end, String credited, String paidBack, int... asked) {
        this.bought = bought;
        this.resolution = resolution;
        this.grade = grade;
        this.end = end;
        this.credited = new BigDecimal(credited);
        this.paidBack = new BigDecimal(paidBack);
        this.asked = asked;
    }

    /** Pieces that each request wants to send back. */
    List<Integer> asked() {
        return java.util.Arrays.stream(asked).boxed().toList();
    }

    String token() {
        return switch (this) {
            case PAID_AT_SECOND_TRY -> "tok_refund_fails_once";
            case PAID_OTHERWISE -> "tok_refund_fails";
            default -> "tok_ok";
        };
    }

    String wish(int pieces) {
        int cups = this == FOR_TWO_CUPS ? 2 : this == FOR_ONE_CUP ? 1 : 0;
        return """
                {"reason":"DAMAGED","resolution":"%s","lines":[{"lineId":"1","quantity":"%d"}]%s}"""
                .formatted(
                        resolution,
                        pieces,
                        cups == 0
                                ? ""
                                : ",\"exchange\":[{\"sku\":\"%s\",\"quantity\":\"%d\"}]"
                                        .formatted(ReturnsTraffic.CUPS, cups));
    }

    /** Requests for which there are enough pieces. */
    int accepted() {
        return this == MORE_THAN_BOUGHT ? 1 : asked.length;
    }

    /** Pieces that are on the shelf again in the end. */
    int restocked() {
        return grade.equals("RESTOCK") ? asked().stream().limit(accepted()).reduce(0, Integer::sum) : 0;
    }

    /** Status of the order. */
    String orderEnds() {
        return restocked() == bought ? "RETURNED" : "COMPLETED";
    }

    /** Taken from the card for goods in exchange that are dearer, EUR. */
    BigDecimal charged() {
        return this == FOR_TWO_CUPS ? new BigDecimal("4.16") : BigDecimal.ZERO;
    }

    boolean isExchange() {
        return resolution.equals("EXCHANGE");
    }

    /** The case in which people settle a refund that failed; null where none fails. */
    String caseEnds() {
        return switch (this) {
            case PAID_AT_SECOND_TRY -> "REFUNDED";
            case PAID_OTHERWISE -> "PAID_OTHERWISE";
            default -> null;
        };
    }
}
