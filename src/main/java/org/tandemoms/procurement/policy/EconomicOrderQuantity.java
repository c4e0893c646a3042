package org.tandemoms.procurement.policy;

import java.util.List;
import org.tandemoms.shared.FloatingPoint;

/**
 * The quantity that balances the cost of ordering against that of holding, when demand comes at an even rate (F. W. Harris
 * 1913). Formulas and names as in L. V. Snyder and Z.-J. M. Shen, Fundamentals of Supply Chain Theory, 2nd edition (2019),
 * chapter 3. Costs are for the unit of time of the demand rate.
 */
@FloatingPoint("square roots")
public final class EconomicOrderQuantity {

    private EconomicOrderQuantity() {}

    /** @param cost of ordering and holding; with discounts of buying, too */
    @FloatingPoint("square roots")
    public record Lot(double orderQuantity, double cost) {}

    /** @param tier index of the unit cost that is paid, from 0 */
    @FloatingPoint("square roots")
    public record DiscountedLot(double orderQuantity, double cost, int tier) {}

    /** @param stockoutFraction part of the demand that waits */
    @FloatingPoint("square roots")
    public record BackorderedLot(double orderQuantity, double cost, double stockoutFraction) {}

    /**
     * A price list: from each breakpoint on the unit cost of the same index.
     *
     * @param breakpoints rising, the first 0
     * @param unitCosts as many, none higher than the one before
     */
    @FloatingPoint("square roots")
    public record PriceList(List<Double> breakpoints, List<Double> unitCosts) {

        public PriceList {
            breakpoints = List.copyOf(breakpoints);
            unitCosts = List.copyOf(unitCosts);
            if (breakpoints.isEmpty() || breakpoints.size() != unitCosts.size() || breakpoints.get(0) != 0) {
                throw new IllegalArgumentException("As many unit costs as breakpoints, the first breakpoint 0");
            }
        }

        int tiers() {
            return breakpoints.size();
        }

        boolean reachesNext(int tier, double quantity) {
            return tier + 1 < tiers() && quantity >= breakpoints.get(tier + 1);
        }
    }

    /** Section 3.2. */
    public static Lot plain(double fixedCost, double holdingCost, double demandRate) {
        return new Lot(
                Math.sqrt(2 * fixedCost * demandRate / holdingCost),
                Math.sqrt(2 * fixedCost * demandRate * holdingCost));
    }

    /** Section 3.4.1: the price reached holds for all units. */
    public static DiscountedLot allUnits(double fixedCost, double holdingRate, double demandRate, PriceList prices) {
        DiscountedLot best = null;
        for (int tier = 0; tier < prices.tiers(); tier++) {
            double unitCost = prices.unitCosts().get(tier);
            double quantity = Math.max(
                    plain(fixedCost, holdingRate * unitCost, demandRate).orderQuantity(),
                    prices.breakpoints().get(tier));
            if (!prices.reachesNext(tier, quantity)) {
                double cost = unitCost * demandRate
                        + fixedCost * demandRate / quantity
                        + holdingRate * unitCost * quantity / 2;
                best = cheaper(best, new DiscountedLot(quantity, cost, tier));
            }
        }
        return best;
    }

    /** Section 3.4.2: each price holds for the units beyond its breakpoint. */
    public static DiscountedLot incremental(double fixedCost, double holdingRate, double demandRate, PriceList prices) {
        DiscountedLot best = null;
        // what the first units cost more than the last ones works like a fixed cost
        double surcharge = 0;
        for (int tier = 0; tier < prices.tiers(); tier++) {
            double unitCost = prices.unitCosts().get(tier);
            double from = prices.breakpoints().get(tier);
            surcharge += tier == 0 ? 0 : (prices.unitCosts().get(tier - 1) - unitCost) * from;
            Lot lot = plain(fixedCost + surcharge, holdingRate * unitCost, demandRate);
            if (lot.orderQuantity() >= from && !prices.reachesNext(tier, lot.orderQuantity())) {
                double cost = unitCost * demandRate + holdingRate * surcharge / 2 + lot.cost();
                best = cheaper(best, new DiscountedLot(lot.orderQuantity(), cost, tier));
            }
        }
        return best;
    }

    private static DiscountedLot cheaper(DiscountedLot one, DiscountedLot other) {
        return one == null || other.cost() < one.cost() ? other : one;
    }

    /** Section 3.5: customers wait, at a cost for each unit and unit of time. */
    public static BackorderedLot withBackorders(
            double fixedCost, double holdingCost, double stockoutCost, double demandRate) {
        double together = holdingCost + stockoutCost;
        return new BackorderedLot(
                Math.sqrt(2 * fixedCost * demandRate / holdingCost) * Math.sqrt(together / stockoutCost),
                Math.sqrt(2 * fixedCost * demandRate * holdingCost) * Math.sqrt(stockoutCost / together),
                holdingCost / together);
    }

    /** Section 3.6: the lot is made at a rate, not delivered at once. */
    public static Lot produced(double fixedCost, double holdingCost, double demandRate, double productionRate) {
        return plain(fixedCost, holdingCost * (1 - demandRate / productionRate), demandRate);
    }
}
