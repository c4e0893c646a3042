package org.tandemoms.procurement.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.procurement.policy.EconomicOrderQuantity;
import org.tandemoms.procurement.policy.PoissonReorderPolicy;
import org.tandemoms.procurement.policy.SafetyStock;
import org.tandemoms.procurement.policy.WagnerWhitin;
import org.tandemoms.shared.FloatingPoint;

@FloatingPoint("shown, not ordered")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderQuantityAnswer(
        @Nullable Double orderQuantity,
        double cost,
        @Nullable Integer tier,
        @Nullable Double stockoutFraction,
        @Nullable List<Double> orders,
        @Nullable Double baseStock,
        @JsonProperty("s") @Nullable Integer reorderPoint,
        @JsonProperty("S") @Nullable Integer orderUpTo) {

    static OrderQuantityAnswer of(EconomicOrderQuantity.Lot lot) {
        return new OrderQuantityAnswer(lot.orderQuantity(), lot.cost(), null, null, null, null, null, null);
    }

    static OrderQuantityAnswer of(EconomicOrderQuantity.DiscountedLot lot) {
        return new OrderQuantityAnswer(lot.orderQuantity(), lot.cost(), lot.tier(), null, null, null, null, null);
    }

    static OrderQuantityAnswer of(EconomicOrderQuantity.BackorderedLot lot) {
        return new OrderQuantityAnswer(
                lot.orderQuantity(), lot.cost(), null, lot.stockoutFraction(), null, null, null, null);
    }

    static OrderQuantityAnswer of(WagnerWhitin.Plan plan) {
        return new OrderQuantityAnswer(null, plan.cost(), null, null, plan.orders(), null, null, null);
    }

    static OrderQuantityAnswer of(SafetyStock.BaseStock stock) {
        return new OrderQuantityAnswer(stock.level(), stock.cost(), null, null, null, stock.level(), null, null);
    }

    static OrderQuantityAnswer of(PoissonReorderPolicy.Policy policy) {
        return new OrderQuantityAnswer(
                null, policy.cost(), null, null, null, null, policy.reorderPoint(), policy.orderUpTo());
    }
}
