package org.tandemoms.orders;

/**
 * Why a rule stopped an order.
 *
 * @param rule id of the rule in its decision table
 * @param version of the table that fired
 * @param text what is wrong and what would mend it, in plain words
 */
public record Reason(String rule, String version, String text) {}
