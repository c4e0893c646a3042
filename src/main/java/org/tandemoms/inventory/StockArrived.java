package org.tandemoms.inventory;

/** Published when goods became free at a location; those who wait for them look again. */
public record StockArrived(String sku) {}
