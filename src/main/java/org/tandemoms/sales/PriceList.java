package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Net list prices by item, currency and customer group, at rest. An item's own price stands behind them. */
public interface PriceList {

    /** The group whose prices hold for everybody who has none of their own. */
    String ALL = "ALL";

    /** The price of one item in one currency for one group. */
    Optional<Entry> find(String sku, String currency, String group);

    void save(Entry entry);

    /** @return false when there was none */
    boolean delete(String sku, String currency, String group);

    /** All prices of an item. */
    List<Entry> of(String sku);

    /** @param tiers prices by quantity; the tier with the highest {@code from} that is reached counts */
    record Entry(String sku, String currency, String group, List<Tier> tiers) {

        public Entry {
            tiers = tiers.stream().sorted(Comparator.comparing(Tier::from)).toList();
        }

        /** Empty for a quantity under the first tier. */
        public Optional<BigDecimal> priceFor(BigDecimal quantity) {
            return tiers.stream()
                    .filter(tier -> tier.from().compareTo(quantity) <= 0)
                    .reduce((lower, higher) -> higher)
                    .map(Tier::price);
        }
    }

    /** @param price net per unit, from that quantity on */
    record Tier(BigDecimal from, BigDecimal price) {}
}
