package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.lang.Nullable;

/**
 * Goods that somebody says will come, without a purchase order of ours.
 *
 * @param arrived how many came, or null before
 */
public record ExpectedReceipt(
        String id,
        String sku,
        String location,
        BigDecimal quantity,
        LocalDate expected,
        String reference,
        @Nullable BigDecimal arrived,
        Stage stage)
        implements Filing.Paper {

    public enum Stage {
        EXPECTED,
        /** Counted in; about to be put on the shelf. */
        ARRIVING,
        ARRIVED,
        CANCELLED
    }

    @Override
    public String state() {
        return stage.name();
    }

    ExpectedReceipt in(Stage next) {
        return new ExpectedReceipt(id, sku, location, quantity, expected, reference, arrived, next);
    }

    ExpectedReceipt arriving(BigDecimal pieces) {
        return new ExpectedReceipt(id, sku, location, quantity, expected, reference, pieces, Stage.ARRIVING);
    }
}
