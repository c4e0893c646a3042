package org.tandemoms.procurement;

import org.springframework.lang.Nullable;

/**
 * How the supplier of a purchase is reached, as it was when the purchase was proposed.
 *
 * @param destination name of the route
 * @param account our customer number there
 * @param supplierSku its number of the item
 * @param email for orders by mail; null by HTTP
 */
public record SupplierTerms(String destination, String account, String supplierSku, @Nullable String email) {}
