package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tandemoms.procurement.forecast.ForecastMethod;

/** Says a plan in words, so that a buyer can follow it without a calculator. */
final class Reasoning {

    private static final Map<ForecastMethod, String> METHODS = Map.of(
            ForecastMethod.MOVING_AVERAGE, "moving average",
            ForecastMethod.SES, "simple exponential smoothing",
            ForecastMethod.HOLT, "smoothing with trend (Holt)",
            ForecastMethod.HOLT_WINTERS_ADDITIVE, "smoothing with a weekly pattern (Holt-Winters, additive)",
            ForecastMethod.HOLT_WINTERS_MULTIPLICATIVE,
                    "smoothing with a weekly pattern (Holt-Winters, multiplicative)",
            ForecastMethod.CROSTON, "Croston's method for sporadic demand",
            ForecastMethod.SBA, "Syntetos and Boylan's method for sporadic demand",
            ForecastMethod.TSB, "Teunter, Syntetos and Babai's method for sporadic demand");

    private Reasoning() {}

    static List<String> of(ReplenishmentPlan plan, SupplierItem item, BigDecimal wanted) {
        List<String> words = new ArrayList<>();
        words.add(verdict(plan));
        words.add(shelf(plan.shelf()));
        words.add(forecast(plan.forecast()));
        words.add("%s needs %d days, until %s; expected demand until then is %s."
                .formatted(plan.supplierName(), plan.leadTimeDays(), plan.arrival(), text(plan.leadTimeDemand())));
        words.add(policy(plan));
        if (plan.isToBuy()) {
            words.add(quantity(plan, item, wanted));
        }
        return words;
    }

    private static String verdict(ReplenishmentPlan plan) {
        return plan.isToBuy()
                ? "Buy %s of %s for %s from %s at %s %s each, %s %s in all."
                        .formatted(
                                text(plan.quantity()),
                                plan.sku(),
                                plan.location(),
                                plan.supplierName(),
                                plan.unitPrice().toPlainString(),
                                plan.currency(),
                                plan.amount().setScale(2, RoundingMode.HALF_UP).toPlainString(),
                                plan.currency())
                : "Nothing of %s need be bought for %s today.".formatted(plan.sku(), plan.location());
    }

    private static String shelf(ShelfPosition shelf) {
        return "On hand %s, of that %s reserved; customers wait for %s; on order %s. That leaves %s."
                .formatted(
                        text(shelf.onHand()),
                        text(shelf.reserved()),
                        text(shelf.backordered()),
                        text(shelf.onOrder()),
                        text(shelf.position()));
    }

    private static String forecast(ForecastMade made) {
        if (made.method() == null) {
            return "There has been no demand yet, so none is forecast.";
        }
        String base = "Forecast by %s: %s a day, give or take %s"
                .formatted(METHODS.get(made.method()), text(made.meanPerDay()), text(made.error()));
        if (made.testDays() == 0) {
            return base + "; the history of " + made.history().size() + " days is too short to compare methods.";
        }
        String best = base + ", the best of " + made.candidates().size() + " methods on the last " + made.testDays()
                + " days";
        return made.candidates().size() < 2
                ? best + "."
                : best + " (next best: " + METHODS.get(made.candidates().get(1).method()) + ", "
                        + text(made.candidates().get(1).error()) + ").";
    }

    private static String policy(ReplenishmentPlan plan) {
        String percent =
                plan.serviceLevel().movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        return switch (plan.policy()) {
            case "CONTINUOUS" ->
                "For a service level of %s the safety stock is %s and the reorder point %s; the position is %s."
                        .formatted(
                                percent,
                                text(plan.safetyStock()),
                                text(plan.reorderPoint()),
                                plan.shelf().position().compareTo(plan.reorderPoint()) <= 0
                                        ? "at or under it"
                                        : "over it");
            case "PERIODIC" ->
                "The item is looked at every %d days and filled up to %s, for a service level of %s."
                        .formatted(plan.reviewDays(), text(plan.orderUpTo()), percent);
            default -> "Only what customers already wait for is bought.";
        };
    }

    private static String quantity(ReplenishmentPlan plan, SupplierItem item, BigDecimal wanted) {
        String why =
                switch (plan.policy()) {
                    case "CONTINUOUS" ->
                        "The economic quantity with the supplier's price breaks is %s"
                                .formatted(text(plan.economicQuantity()));
                    case "PERIODIC" -> "What is missing up to there is %s".formatted(text(wanted));
                    default -> "Wanted are %s".formatted(text(wanted));
                };
        return String.format(
                Locale.ROOT,
                "%s; %s are needed, and in packs of %s with a minimum of %s that is %s.",
                why,
                text(wanted),
                text(item.pack()),
                text(item.minimum()),
                text(plan.quantity()));
    }

    private static String text(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }
}
