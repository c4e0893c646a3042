package org.tandemoms.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.springframework.lang.Nullable;

/**
 * How fast and at what price a carrier takes a shipment, as the carrier offered it.
 *
 * @param code the carrier's name of the service, e.g. {@code EXPRESS}
 * @param price for the whole shipment; null for the default, which nobody asked the price of
 * @param currency ISO 4217, or null with the price
 * @param days working days until delivery, as the carrier says, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CarrierService(
        String code, String name, @Nullable BigDecimal price, @Nullable String currency, @Nullable Integer days) {

    /** What a shipment goes by for which nobody chose. */
    public static final String DEFAULT = "STANDARD";

    /** By the default, at a price that nobody asked for. */
    public static CarrierService unpriced() {
        return new CarrierService(DEFAULT, "Standard", null, null, null);
    }

    String inWords() {
        return price == null ? name : name + " at " + price.toPlainString() + " " + currency;
    }
}
