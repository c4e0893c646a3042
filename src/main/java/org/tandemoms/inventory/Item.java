package org.tandemoms.inventory;

import java.math.BigDecimal;

/**
 * Something that is sold.
 *
 * @param gtin GS1 trade item number, or null
 * @param unitPrice net list price per unit
 * @param currency ISO 4217 code of the price
 * @param weightGrams per unit
 * @param exportControlled true when some destinations need an export licence (dual use)
 */
public record Item(
        String sku,
        String name,
        String gtin,
        BigDecimal unitPrice,
        String currency,
        BigDecimal weightGrams,
        boolean exportControlled) {}
