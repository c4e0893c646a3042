package org.tandemoms.orders;

/** Published after an order was stored; carries the order as stored, which listeners only read. */
public record OrderChanged(Order order, boolean created) {}
