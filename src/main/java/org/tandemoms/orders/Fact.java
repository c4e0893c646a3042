package org.tandemoms.orders;

/** Something people should see when they decide, ready to read: {@code "Value", "12,500.00 EUR"}. */
public record Fact(String label, String value) {}
