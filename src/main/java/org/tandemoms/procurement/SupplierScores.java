package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;

/** How suppliers stand, from the scores that their last purchases carry. */
@Component
public class SupplierScores {

    private static final int LAST = 50;

    private final OrderStore store;

    SupplierScores(OrderStore store) {
        this.store = store;
    }

    /** @param points mean of the last purchases, 0 to 100; null before the first */
    public record Standing(@Nullable BigDecimal points, int purchases) {}

    public Standing of(String supplierId) {
        OrderFilter completed = OrderFilter.of(OrderKind.PURCHASE)
                .inStatus(PurchaseStatus.COMPLETED)
                .tagged("supplier", supplierId)
                .atMost(LAST);
        List<BigDecimal> points = store.search(completed).stream()
                .map(order -> ((PurchaseOrder) order).score())
                .filter(Objects::nonNull)
                .map(SupplierScore::points)
                .toList();
        if (points.isEmpty()) {
            return new Standing(null, 0);
        }
        BigDecimal sum = points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Standing(sum.divide(BigDecimal.valueOf(points.size()), 1, RoundingMode.HALF_UP), points.size());
    }
}
