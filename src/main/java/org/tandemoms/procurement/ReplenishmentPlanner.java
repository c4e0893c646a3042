package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.marketdata.FxRates;
import org.tandemoms.procurement.policy.EconomicOrderQuantity;
import org.tandemoms.procurement.policy.StockTarget;
import org.tandemoms.shared.FloatingPoint;
import org.tandemoms.workflow.Decisions;

/** Works out what to buy. Changes nothing, so that anybody may ask at any time. */
@Component
@FloatingPoint("statistics, rounded up to packs")
public class ReplenishmentPlanner {

    private static final int DAYS_OF_A_YEAR = 365;
    private static final int LEAST_HORIZON = 28;

    private final Suppliers suppliers;
    private final Demand demand;
    private final DemandForecast forecasts;
    private final ShelfPositions positions;
    private final Decisions decisions;
    private final FxRates fx;

    ReplenishmentPlanner(
            Suppliers suppliers,
            Demand demand,
            DemandForecast forecasts,
            ShelfPositions positions,
            Decisions decisions,
            FxRates fx) {
        this.suppliers = suppliers;
        this.demand = demand;
        this.forecasts = forecasts;
        this.positions = positions;
        this.decisions = decisions;
        this.fx = fx;
    }

    private record Seller(Supplier supplier, SupplierItem item) {}

    private record Policy(String name, double serviceLevel, int reviewDays, double holdingRate, String evidence) {}

    /** Empty when nobody sells the item. */
    public Optional<ReplenishmentPlan> plan(String sku, String location) {
        LocalDate today = demand.today();
        return seller(sku).map(seller -> {
            demand.refresh(sku, location);
            ShelfPosition shelf = positions.of(sku, location);
            return plan(sku, location, today, seller, shelf);
        });
    }

    private Optional<Seller> seller(String sku) {
        return suppliers.sellersOf(sku).stream()
                .flatMap(item -> suppliers.find(item.supplierId()).stream().map(found -> new Seller(found, item)))
                .filter(seller -> seller.supplier().active())
                .findFirst();
    }

    private ReplenishmentPlan plan(String sku, String location, LocalDate today, Seller seller, ShelfPosition shelf) {
        Supplier supplier = seller.supplier();
        LocalDate arrival = supplier.arrival(today, seller.item().leadTime(supplier));
        int leadDays = (int) Math.max(1, ChronoUnit.DAYS.between(today, arrival));
        DemandForecast.Forecasted forecasted =
                forecasts.of(sku + "|" + location, demand.until(sku, location, today), leadDays + LEAST_HORIZON);
        Policy policy = policy(seller, forecasted);
        boolean periodic = policy.name().equals("PERIODIC");
        StockTarget.Target atArrival = target(forecasted, leadDays, policy);
        StockTarget.Target untilNextLook = target(forecasted, leadDays + (periodic ? policy.reviewDays() : 0), policy);
        BigDecimal reorderPoint = up(atArrival.reorderPoint());
        BigDecimal upTo = up(untilNextLook.reorderPoint());
        double economic = economicQuantity(seller, policy, forecasted.mean());
        BigDecimal wanted = wanted(policy, today, shelf, reorderPoint, upTo, economic);
        BigDecimal quantity = wanted.signum() > 0 ? seller.item().orderable(wanted) : BigDecimal.ZERO;
        var plan = new ReplenishmentPlan(
                sku,
                location,
                today,
                supplier.id(),
                supplier.name(),
                policy.name(),
                BigDecimal.valueOf(policy.serviceLevel()),
                policy.reviewDays(),
                shelf,
                forecasted.made(today),
                arrival,
                leadDays,
                DemandForecast.rounded(atArrival.demand()),
                up(atArrival.safetyStock()),
                reorderPoint,
                upTo,
                up(economic),
                quantity,
                seller.item().unitPrice(quantity),
                supplier.currency(),
                policy.evidence(),
                List.of());
        return plan.saying(Reasoning.of(plan, seller.item(), wanted));
    }

    private static StockTarget.Target target(DemandForecast.Forecasted forecasted, int days, Policy policy) {
        return forecasted.choice() == null
                ? new StockTarget.Target(0, 0, 0, 0)
                : StockTarget.of(
                        forecasted.choice().forecast().forecast(),
                        forecasted.choice().error(),
                        days,
                        policy.serviceLevel());
    }

    private Policy policy(Seller seller, DemandForecast.Forecasted forecasted) {
        BigDecimal yearly = BigDecimal.valueOf(forecasted.mean() * DAYS_OF_A_YEAR)
                .multiply(seller.item().unitPrice(BigDecimal.ZERO));
        Optional<BigDecimal> inEur = yearly.signum() == 0
                ? Optional.of(BigDecimal.ZERO)
                : fx.rate(seller.supplier().currency(), "EUR")
                        .map(rate -> yearly.multiply(rate).setScale(2, RoundingMode.HALF_UP));
        Map<String, Object> facts = Map.of(
                "annualValue",
                inEur.orElse(BigDecimal.ZERO),
                "rateKnown",
                inEur.isPresent(),
                "variation",
                DemandForecast.rounded(forecasted.variation()));
        Decisions.Verdict verdict = decisions.evaluate("replenishment-policy", facts);
        Decisions.Row row = verdict.rows().get(0);
        return new Policy(
                row.text("policy"),
                Double.parseDouble(row.text("serviceLevel")),
                Integer.parseInt(row.text("reviewDays")),
                Double.parseDouble(row.text("holdingRate")),
                verdict.decision() + " " + verdict.version() + " " + row.rule());
    }

    /** 0 without demand. */
    private static double economicQuantity(Seller seller, Policy policy, double meanPerDay) {
        double yearly = meanPerDay * DAYS_OF_A_YEAR;
        List<Double> costs = seller.item().breaks().stream()
                .map(one -> one.unitPrice().doubleValue())
                .toList();
        if (yearly <= 0 || costs.contains(0.0) || seller.supplier().orderCost().signum() == 0) {
            return 0;
        }
        List<Double> from = seller.item().breaks().stream()
                .map(one -> one.from().doubleValue())
                .toList();
        return EconomicOrderQuantity.allUnits(
                        seller.supplier().orderCost().doubleValue(),
                        policy.holdingRate(),
                        yearly,
                        new EconomicOrderQuantity.PriceList(from, costs))
                .orderQuantity();
    }

    private static BigDecimal wanted(
            Policy policy,
            LocalDate today,
            ShelfPosition shelf,
            BigDecimal reorderPoint,
            BigDecimal upTo,
            double economic) {
        BigDecimal position = shelf.position();
        BigDecimal owed = position.negate().max(BigDecimal.ZERO);
        return switch (policy.name()) {
            case "PERIODIC" -> {
                boolean lookToday = Math.floorMod(today.toEpochDay(), policy.reviewDays()) == 0;
                yield lookToday ? upTo.subtract(position).max(BigDecimal.ZERO) : owed;
            }
            case "CONTINUOUS" -> {
                boolean low = reorderPoint.signum() > 0 && position.compareTo(reorderPoint) <= 0;
                yield low ? up(economic).max(reorderPoint.subtract(position)).max(BigDecimal.ONE) : owed;
            }
            default -> owed;
        };
    }

    /** To whole units: half a piece protects nobody. */
    private static BigDecimal up(double value) {
        return BigDecimal.valueOf(value).setScale(0, RoundingMode.CEILING);
    }
}
