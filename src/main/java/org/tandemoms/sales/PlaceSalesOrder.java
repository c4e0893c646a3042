package org.tandemoms.sales;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.inventory.AvailableToPromise;
import org.tandemoms.inventory.Baskets;
import org.tandemoms.inventory.Demand;
import org.tandemoms.inventory.Inventory;
import org.tandemoms.inventory.Reservation;
import org.tandemoms.orders.Answer;
import org.tandemoms.orders.Draft;
import org.tandemoms.orders.Intake;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.Placed;
import org.tandemoms.orders.Placing;
import org.tandemoms.orders.web.OrderAnswers;
import org.tandemoms.parties.Customers;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

/** Checks, prices and places goods orders; their stock is held before they are stored. */
@Component
public class PlaceSalesOrder {

    private final Placing placing;
    private final Customers customers;
    private final Inventory inventory;
    private final Baskets baskets;
    private final Sourcing sourcing;
    private final Pricing pricing;
    private final AvailableToPromise promises;
    private final OrderAnswers answers;

    PlaceSalesOrder(
            Placing placing,
            Customers customers,
            Inventory inventory,
            Baskets baskets,
            Sourcing sourcing,
            Pricing pricing,
            AvailableToPromise promises,
            OrderAnswers answers) {
        this.placing = placing;
        this.customers = customers;
        this.inventory = inventory;
        this.baskets = baskets;
        this.sourcing = sourcing;
        this.pricing = pricing;
        this.promises = promises;
        this.answers = answers;
    }

    /**
     * @param idempotencyKey the caller's, or null where the client order id is the key; a refusal is not kept then, and the
     *     order may be sent again
     * @throws org.tandemoms.shared.Refused {@code validation} with every wrong field, or what {@link Placing} refuses
     */
    public Placed place(String owner, String idempotencyKey, String bodyHash, SalesOrderRequest request) {
        SalesTerms terms = terms(request);
        var intake = new Intake(owner, idempotencyKey, bodyHash, terms.clientOrderId());
        Consumer<SalesOrder> handling = order -> order.handledAs(request.handling());
        return placing.place(intake, new SalesDraft(owner, terms, handling, request.basket(), idempotencyKey != null));
    }

    /**
     * Places an order that comes of another one, once for its client order id.
     *
     * @param first what is done to it before anything else
     */
    Placed place(Intake intake, SalesTerms terms, Consumer<SalesOrder> first) {
        return placing.place(intake, new SalesDraft(intake.owner(), terms, first, null, false));
    }

    private final class SalesDraft implements Draft {

        private final String owner;
        private final SalesTerms terms;
        private final Consumer<SalesOrder> first;
        private final String basket;
        private final boolean keepsRefusals;

        SalesDraft(String owner, SalesTerms terms, Consumer<SalesOrder> first, String basket, boolean keepsRefusals) {
            this.owner = owner;
            this.terms = terms;
            this.first = first;
            this.basket = basket;
            this.keepsRefusals = keepsRefusals;
        }

        @Override
        public Order create(String orderId, Instant now) {
            var order = new SalesOrder(orderId, owner, terms, now, CurrentActor.get());
            first.accept(order);
            return order;
        }

        @Override
        public void prepare(Order order) {
            SalesOrder sales = (SalesOrder) order;
            Allocation allocation = sales.allocation();
            Reservation reservation = reserve(sales, allocation.demands(), sourcing.locationsFor(sales));
            allocation.allot(reservation.allotments());
            sales.storeBy(reservation.storeBy());
            sales.lines().stream().filter(SalesLine::isBackordered).forEach(line -> promises.outlook(line.sku())
                    .earliest(line.backordered())
                    .ifPresent(day -> allocation.promise(line.lineId(), day)));
        }

        private Reservation reserve(SalesOrder sales, List<Demand> demands, List<String> locations) {
            return basket == null
                    ? inventory.reserve(demands, locations, sales.allowsBackorder())
                    : baskets.reserve(basket, owner, sales.id(), demands, locations, sales.allowsBackorder());
        }

        @Override
        public Answer accepted(Order order) {
            return answers.created(order);
        }

        @Override
        public Answer refused(Problem problem) {
            return keepsRefusals ? answers.refused(problem) : null;
        }
    }

    private SalesTerms terms(SalesOrderRequest request) {
        List<FieldError> errors = new ArrayList<>();
        if (customers.find(request.customerId()).isEmpty()) {
            errors.add(FieldError.of("/customerId", "unknown", "There is no customer " + request.customerId()));
        }
        if (!Pricing.isCurrency(request.currency())) {
            errors.add(FieldError.of("/currency", "unknown", request.currency() + " is no ISO 4217 currency"));
        }
        if (request.payment().method() == PaymentMethod.CARD
                && (request.payment().token() == null
                        || request.payment().token().isBlank())) {
            errors.add(FieldError.of("/payment/token", "required", "A card payment needs the provider's token"));
        }
        var basis = new Pricing.Basis(
                request.customerId(), request.currency(), request.shipTo().country());
        List<SalesLine> lines = pricing.lines(
                basis, request.lines().stream().map(PlaceSalesOrder::wanted).toList(), errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
        return new SalesTerms(
                request.clientOrderId(),
                request.customerId(),
                request.currency(),
                lines,
                pricing.totals(basis, lines),
                request.shipTo(),
                request.requestedDelivery(),
                Boolean.TRUE.equals(request.allowBackorder()),
                Boolean.TRUE.equals(request.allowPartial()),
                Payment.open(request.payment().method(), request.payment().token()));
    }

    private static Pricing.Wanted wanted(SalesOrderRequest.Line line) {
        return new Pricing.Wanted(line.lineId(), line.sku(), line.quantity(), line.unitPrice());
    }
}
