package org.tandemoms.inventory;

import java.math.BigDecimal;

/**
 * What one line of an order needs.
 *
 * @param key stable and unique, {@code orderId:lineId}
 * @param pointer JSON pointer to the line in the request, for refusals
 */
public record Demand(String key, String sku, BigDecimal quantity, String pointer) {}
