package org.tandemoms.trading;

/** A part of an order that is to be sent to a venue, on terms of its own. */
public record Slice(String venue, OrderTerms terms, RoutingReason reason) {}
