package org.tandemoms.procurement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.OrderFilter;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderStore;
import org.tandemoms.orders.Orders;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.Problem;

/** Purchases to look at. */
@Component
public class PurchaseList {

    public static final int LONGEST_PAGE = 500;

    private final OrderStore store;
    private final Orders orders;

    PurchaseList(OrderStore store, Orders orders) {
        this.store = store;
        this.orders = orders;
    }

    /** Lower case as in the query string. */
    public enum State {
        open,
        done
    }

    public PurchaseOrderView view(String id) {
        return PurchaseOrderView.of(orders.get(id, PurchaseOrder.class));
    }

    /** Newest first; null means any. */
    public Page<PurchaseOrderView> list(
            @Nullable PurchaseStatus status,
            @Nullable State state,
            @Nullable String sku,
            @Nullable String supplierId,
            int limit,
            @Nullable String cursor) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Problem.invalid(List.of(FieldError.of("/limit", "range", "limit is 1 to " + LONGEST_PAGE)))
                    .refused();
        }
        Map<String, String> tags = new HashMap<>();
        if (sku != null) {
            tags.put("sku", sku);
        }
        if (supplierId != null) {
            tags.put("supplier", supplierId);
        }
        List<PurchaseOrderView> found = store
                .search(new OrderFilter(
                        OrderKind.PURCHASE,
                        state == null ? null : state == State.open,
                        status == null ? null : status.name(),
                        tags,
                        null,
                        null,
                        null,
                        null,
                        null,
                        cursor,
                        limit == LONGEST_PAGE ? limit : limit + 1))
                .stream()
                .map(order -> PurchaseOrderView.of((PurchaseOrder) order))
                .toList();
        boolean more = found.size() > limit || limit == LONGEST_PAGE && found.size() == limit;
        List<PurchaseOrderView> page = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(page, more ? page.get(page.size() - 1).id() : null);
    }
}
