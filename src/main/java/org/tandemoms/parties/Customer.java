package org.tandemoms.parties;

import org.tandemoms.shared.Money;

/**
 * Somebody who buys goods.
 *
 * @param group for prices and discounts, e.g. {@code WHOLESALE}; null counts as {@code RETAIL}
 * @param country ISO 3166-1 alpha-2 of the registered seat
 * @param creditLimit most that may be open at once, or null for none granted beyond immediate payment
 * @param exportLicenceNeeded true when goods to this customer's destination need a licence whatever they are
 */
public record Customer(
        String id,
        String name,
        String email,
        String country,
        String group,
        Money creditLimit,
        boolean exportLicenceNeeded) {

    public static final String RETAIL = "RETAIL";

    public Customer {
        group = group == null || group.isBlank() ? RETAIL : group;
    }
}
