package org.tandemoms.inventory;

import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** How much of an item is kept back from promises for later days; what lies on the shelf is sold to the last piece. */
@Component
public class SafetyStocks {

    private final Filing.Drawer<Threshold> thresholds;

    SafetyStocks(Filing filing) {
        this.thresholds = filing.drawer(Threshold.class, "safety_stocks");
    }

    /** @param id the sku */
    record Threshold(String id, BigDecimal quantity) implements Filing.Paper {

        @Override
        public String state() {
            return "SET";
        }
    }

    public BigDecimal of(String sku) {
        return thresholds.find(sku).map(Threshold::quantity).orElse(BigDecimal.ZERO);
    }

    public void set(String sku, BigDecimal quantity) {
        if (!thresholds.insert(new Threshold(sku, quantity))) {
            thresholds.change(sku, before -> new Threshold(sku, quantity));
        }
    }
}
