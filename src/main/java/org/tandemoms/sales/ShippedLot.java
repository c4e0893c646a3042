package org.tandemoms.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.lang.Nullable;
import org.tandemoms.inventory.Lot;

/**
 * Which pieces of an item went out in a shipment, so that a customer can be told when they have to come back.
 *
 * @param batch GS1 AI 10
 * @param serial GS1 AI 21
 * @param expiry GS1 AI 17
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShippedLot(
        String sku, @Nullable String batch, @Nullable String serial, @Nullable LocalDate expiry, BigDecimal quantity) {

    static ShippedLot of(String sku, Lot lot) {
        return new ShippedLot(sku, lot.batch(), lot.serial(), lot.expiry(), lot.quantity());
    }
}
