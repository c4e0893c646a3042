package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * What a supplier sells one item for.
 *
 * @param supplierSku the supplier's own number of the item
 * @param leadTimeDays days of work for this item; null for the supplier's usual
 * @param minimum least quantity of one order
 * @param pack orders are whole multiples of it
 * @param breaks by rising quantity, the first from 0
 * @param rank whom to ask first, 1 before 2
 */
public record SupplierItem(
        String supplierId,
        String sku,
        String supplierSku,
        @Nullable Integer leadTimeDays,
        BigDecimal minimum,
        BigDecimal pack,
        List<PriceBreak> breaks,
        int rank) {

    public SupplierItem {
        breaks = List.copyOf(breaks);
    }

    /** The least quantity that may be ordered and is no less than wanted. */
    public BigDecimal orderable(BigDecimal wanted) {
        BigDecimal packs = wanted.max(minimum).divide(pack, 0, RoundingMode.CEILING);
        return packs.multiply(pack);
    }

    /** Net price of a unit when so many are bought. */
    public BigDecimal unitPrice(BigDecimal quantity) {
        BigDecimal price = breaks.get(0).unitPrice();
        for (PriceBreak next : breaks) {
            if (quantity.compareTo(next.from()) >= 0) {
                price = next.unitPrice();
            }
        }
        return price;
    }

    public int leadTime(Supplier supplier) {
        return leadTimeDays == null ? supplier.leadTimeDays() : leadTimeDays;
    }
}
