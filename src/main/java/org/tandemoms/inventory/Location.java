package org.tandemoms.inventory;

/** A place that keeps stock. @param country ISO 3166-1 alpha-2 */
public record Location(String code, String name, String country) {}
