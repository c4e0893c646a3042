package org.tandemoms.procurement;

import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the inventory what purchases will bring, so that it can be promised to customers. */
@Component
class PurchasesOnTheirWay implements org.tandemoms.inventory.IncomingGoods {

    private final IncomingGoods purchases;

    PurchasesOnTheirWay(IncomingGoods purchases) {
        this.purchases = purchases;
    }

    @Override
    public List<Incoming> incoming(String sku) {
        return purchases.of(sku).stream()
                .map(goods -> new Incoming(
                        sku, goods.location(), goods.quantity(), goods.expectedOn(), "Purchase " + goods.purchaseId()))
                .toList();
    }
}
