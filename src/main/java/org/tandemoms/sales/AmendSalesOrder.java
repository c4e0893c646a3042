package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Demand;
import org.tandemoms.inventory.Inventory;
import org.tandemoms.inventory.Reservation;
import org.tandemoms.orders.Conflict;
import org.tandemoms.orders.Orders;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Ids;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Changes the lines of an order that no parcel carries yet. What the order needs more is held before it is changed, what
 * it needs less goes back after: whoever dies in between leaves at worst a hold that no order counts on, and such holds
 * are freed.
 */
@Component
public class AmendSalesOrder {

    private final Orders orders;
    private final Pricing pricing;
    private final Inventory inventory;
    private final Sourcing sourcing;

    AmendSalesOrder(Orders orders, Pricing pricing, Inventory inventory, Sourcing sourcing) {
        this.orders = orders;
        this.pricing = pricing;
        this.inventory = inventory;
        this.sourcing = sourcing;
    }

    /**
     * @param seen the version the caller saw
     * @throws Refused {@code version}, {@code too-late}, {@code state}, {@code validation} or {@code insufficient-stock};
     *     nothing is changed then
     */
    public AmendmentView amend(String orderId, long seen, AmendRequest request) {
        SalesOrder order = orders.get(orderId, SalesOrder.class);
        if (order.version() != seen) {
            throw Refused.because(
                    ProblemCode.VERSION, "The order is at version " + order.version() + ", you saw " + seen);
        }
        order.checkAmendable();
        List<SalesLine> amended = amended(order, request);
        Totals after = pricing.totals(basis(order), amended);
        List<Demand> more = more(order, amended, request);
        Totals before = order.totals();
        if (Boolean.TRUE.equals(request.dryRun())) {
            if (!order.allowsBackorder()) {
                inventory.check(more, sourcing.locationsFor(order));
            }
            List<SalesLine> preview = amended.stream()
                    .map(line -> line.keeping(
                            SalesLines.of(order, line, order.allocation().allotments())))
                    .toList();
            return AmendmentView.of(order, true, preview, before, after);
        }
        Reservation held = inventory.reserve(more, sourcing.locationsFor(order), order.allowsBackorder());
        SalesOrder changed = apply(orderId, seen, amended, after, held);
        return AmendmentView.of(changed, false, changed.lines(), before, after);
    }

    private SalesOrder apply(
            String orderId, long seen, List<SalesLine> amended, Totals after, Reservation reservation) {
        try {
            return orders.changeIf(orderId, SalesOrder.class, seen, order -> {
                order.amend(amended, after, reservation.allotments());
                order.storeBy(reservation.storeBy());
            });
        } catch (Refused | Conflict notWritten) {
            SalesOrder order = orders.get(orderId, SalesOrder.class);
            reservation.allotments().stream()
                    .filter(held -> order.allocation().inHand().noneMatch(held::equals))
                    .forEach(inventory::release);
            throw notWritten;
        }
    }

    private static Pricing.Basis basis(SalesOrder order) {
        return new Pricing.Basis(
                order.customerId(), order.currency(), order.shipTo().country());
    }

    /** All lines of the order as they shall be: those that change are priced anew, the others stay. */
    private List<SalesLine> amended(SalesOrder order, AmendRequest request) {
        List<FieldError> errors = new ArrayList<>();
        List<Pricing.Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < request.lines().size(); i++) {
            AmendRequest.Line line = request.lines().get(i);
            Optional<SalesLine> known = order.line(line.lineId());
            String sku = known.map(SalesLine::sku).orElse(line.sku());
            if (sku == null || line.sku() != null && !line.sku().equals(sku)) {
                errors.add(FieldError.of(
                        "/lines/" + i + "/sku",
                        sku == null ? "required" : "fixed",
                        sku == null
                                ? "A new line needs a sku"
                                : "Line " + line.lineId() + " is for " + sku
                                        + "; cancel it with quantity 0 and add another"));
                sku = sku == null ? "" : sku;
            }
            wanted.add(new Pricing.Wanted(line.lineId(), sku, line.quantity(), price(line, known)));
        }
        List<SalesLine> priced = errors.isEmpty() ? pricing.lines(basis(order), wanted, errors) : List.of();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
        Map<String, SalesLine> all = new LinkedHashMap<>();
        order.lines().forEach(line -> all.put(line.lineId(), line));
        priced.forEach(line -> all.put(line.lineId(), line));
        if (all.values().stream().allMatch(line -> line.quantity().signum() == 0)) {
            throw Problem.invalid(List.of(
                            FieldError.of("/lines", "empty", "Nothing would be left of the order; cancel it instead")))
                    .refused();
        }
        return List.copyOf(all.values());
    }

    private static BigDecimal price(AmendRequest.Line line, Optional<SalesLine> known) {
        if (line.unitPrice() != null) {
            return line.unitPrice();
        }
        return known.filter(SalesLine::agreed).map(SalesLine::unitPrice).orElse(null);
    }

    /** What has to be held in addition, under keys that no other attempt uses. */
    private static List<Demand> more(SalesOrder order, List<SalesLine> amended, AmendRequest request) {
        String attempt = Ids.next();
        List<Demand> more = new ArrayList<>();
        for (int i = 0; i < request.lines().size(); i++) {
            String lineId = request.lines().get(i).lineId();
            SalesLine line = amended.stream()
                    .filter(one -> one.lineId().equals(lineId))
                    .findFirst()
                    .orElseThrow();
            BigDecimal before = order.line(lineId).map(SalesLine::quantity).orElse(BigDecimal.ZERO);
            BigDecimal difference = line.quantity().subtract(before);
            if (difference.signum() > 0) {
                more.add(new Demand(
                        SalesLines.holdKey(order, lineId) + ":" + attempt,
                        line.sku(),
                        difference,
                        "/lines/" + i + "/quantity"));
            }
        }
        return more;
    }
}
