package org.tandemoms.parties;

import org.tandemoms.shared.Money;

/**
 * Somebody who buys goods.
 *
 * @param country ISO 3166-1 alpha-2 of the registered seat
 * @param creditLimit most that may be open at once, or null for none granted beyond immediate payment
 * @param exportLicenceNeeded true when goods to this customer's destination need a licence whatever they are
 */
public record Customer(
        String id, String name, String email, String country, Money creditLimit, boolean exportLicenceNeeded) {}
