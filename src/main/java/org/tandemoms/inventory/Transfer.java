package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.lang.Nullable;

/**
 * Goods on their way from one location to another. They leave the one shelf by one ledger entry and reach the other by
 * another, each under this transfer's id; in between they are in transit and nowhere on a shelf.
 *
 * @param expected when they should arrive, or null
 * @param arrived how many came, or null before; fewer than sent are lost, and said so in the note
 * @param stage how far it has come; what it says to happen is repeated until it has
 */
public record Transfer(
        String id,
        String sku,
        String from,
        String to,
        BigDecimal quantity,
        @Nullable LocalDate expected,
        @Nullable BigDecimal arrived,
        Stage stage,
        @Nullable String note,
        String by,
        Instant at)
        implements Filing.Paper {

    public enum Stage {
        /** Written down; the goods are about to be taken off the shelf. */
        LEAVING,
        IN_TRANSIT,
        /** Counted in; the goods are about to be put on the shelf. */
        ARRIVING,
        ARRIVED,
        /** Called back; the goods are about to be put where they came from. */
        RETURNING,
        RETURNED,
        /** There was not enough of it on the shelf. */
        REFUSED
    }

    @Override
    public String state() {
        return stage.name();
    }

    Transfer in(Stage next) {
        return new Transfer(id, sku, from, to, quantity, expected, arrived, next, note, by, at);
    }

    Transfer arriving(BigDecimal pieces, String why) {
        return new Transfer(id, sku, from, to, quantity, expected, pieces, Stage.ARRIVING, why, by, at);
    }
}
