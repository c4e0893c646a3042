package org.tandemoms.inventory;

import java.math.BigDecimal;
import org.springframework.lang.Nullable;

/**
 * Something that is sold.
 *
 * @param gtin GS1 trade item number, or null
 * @param unitPrice net list price per unit
 * @param currency ISO 4217 code of the price
 * @param weightGrams per unit
 * @param exportControlled true when some destinations need an export licence (dual use)
 * @param handling how it is packed, kept and measured; null where nobody has said
 */
public record Item(
        String sku,
        String name,
        String gtin,
        BigDecimal unitPrice,
        String currency,
        BigDecimal weightGrams,
        boolean exportControlled,
        @Nullable ItemHandling handling) {

    public Item(
            String sku,
            String name,
            String gtin,
            BigDecimal unitPrice,
            String currency,
            BigDecimal weightGrams,
            boolean exportControlled) {
        this(sku, name, gtin, unitPrice, currency, weightGrams, exportControlled, null);
    }
}
