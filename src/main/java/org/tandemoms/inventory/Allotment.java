package org.tandemoms.inventory;

import java.math.BigDecimal;

/** Part of a demand held at one location. */
public record Allotment(String key, String sku, String location, BigDecimal quantity) {}
