package org.tandemoms.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Inventory;
import org.tandemoms.inventory.Item;
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

    private static final BigDecimal FREE_SHIPPING = BigDecimal.ZERO;

    private final Placing placing;
    private final Customers customers;
    private final Catalogue catalogue;
    private final Inventory inventory;
    private final Sourcing sourcing;
    private final TaxRates taxRates;
    private final OrderAnswers answers;

    PlaceSalesOrder(
            Placing placing,
            Customers customers,
            Catalogue catalogue,
            Inventory inventory,
            Sourcing sourcing,
            TaxRates taxRates,
            OrderAnswers answers) {
        this.placing = placing;
        this.customers = customers;
        this.catalogue = catalogue;
        this.inventory = inventory;
        this.sourcing = sourcing;
        this.taxRates = taxRates;
        this.answers = answers;
    }

    /** @throws org.tandemoms.shared.Refused {@code validation} with every wrong field, or what {@link Placing} refuses */
    public Placed place(String owner, String idempotencyKey, String bodyHash, SalesOrderRequest request) {
        SalesTerms terms = terms(request);
        var intake = new Intake(owner, idempotencyKey, bodyHash, terms.clientOrderId());
        return placing.place(intake, new SalesDraft(owner, terms));
    }

    private final class SalesDraft implements Draft {

        private final String owner;
        private final SalesTerms terms;

        SalesDraft(String owner, SalesTerms terms) {
            this.owner = owner;
            this.terms = terms;
        }

        @Override
        public Order create(String orderId, Instant now) {
            return new SalesOrder(orderId, owner, terms, now, CurrentActor.get());
        }

        @Override
        public void prepare(Order order) {
            SalesOrder sales = (SalesOrder) order;
            Reservation reservation =
                    inventory.reserve(sales.demands(), sourcing.locationsFor(sales), sales.allowsBackorder());
            sales.allot(reservation.allotments());
        }

        @Override
        public Answer accepted(Order order) {
            return answers.created(order);
        }

        @Override
        public Answer refused(Problem problem) {
            return answers.refused(problem);
        }
    }

    private SalesTerms terms(SalesOrderRequest request) {
        List<FieldError> errors = new ArrayList<>();
        if (customers.find(request.customerId()).isEmpty()) {
            errors.add(FieldError.of("/customerId", "unknown", "There is no customer " + request.customerId()));
        }
        if (!isCurrency(request.currency())) {
            errors.add(FieldError.of("/currency", "unknown", request.currency() + " is no ISO 4217 currency"));
        }
        if (request.payment().method() == Payment.Method.CARD
                && (request.payment().token() == null
                        || request.payment().token().isBlank())) {
            errors.add(FieldError.of("/payment/token", "required", "A card payment needs the provider's token"));
        }
        List<SalesLine> lines = lines(request, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
        return new SalesTerms(
                request.clientOrderId(),
                request.customerId(),
                request.currency(),
                lines,
                Totals.of(lines, money(FREE_SHIPPING, request.currency())),
                request.shipTo(),
                request.requestedDelivery(),
                Boolean.TRUE.equals(request.allowBackorder()),
                Boolean.TRUE.equals(request.allowPartial()),
                Payment.open(request.payment().method(), request.payment().token()));
    }

    private List<SalesLine> lines(SalesOrderRequest request, List<FieldError> errors) {
        BigDecimal rate = taxRates.rateFor(request.shipTo().country());
        Set<String> lineIds = new HashSet<>();
        List<SalesLine> lines = new ArrayList<>();
        for (int i = 0; i < request.lines().size(); i++) {
            SalesOrderRequest.Line line = request.lines().get(i);
            String pointer = "/lines/" + i;
            if (!lineIds.add(line.lineId())) {
                errors.add(FieldError.of(pointer + "/lineId", "duplicate", "Two lines are called " + line.lineId()));
            }
            Optional<Item> item = catalogue.item(line.sku());
            if (item.isEmpty()) {
                errors.add(FieldError.of(pointer + "/sku", "unknown", "There is no item " + line.sku()));
            } else if (line.unitPrice() == null && !item.get().currency().equals(request.currency())) {
                errors.add(FieldError.of(
                        pointer + "/unitPrice",
                        "required",
                        line.sku() + " has a list price in " + item.get().currency() + " only; state a unitPrice"));
            } else if (errors.isEmpty()) {
                lines.add(priced(line, item.get(), rate, request.currency()));
            }
        }
        return lines;
    }

    private static SalesLine priced(SalesOrderRequest.Line line, Item item, BigDecimal rate, String currency) {
        BigDecimal price = line.unitPrice() == null ? item.unitPrice() : line.unitPrice();
        BigDecimal net = money(price.multiply(line.quantity()), currency);
        return new SalesLine(
                line.lineId(),
                line.sku(),
                item.name(),
                line.quantity(),
                price,
                net,
                rate,
                money(net.multiply(rate), currency),
                List.of(),
                line.quantity());
    }

    /** Rounded half up to the currency's minor unit, as invoices are. */
    private static BigDecimal money(BigDecimal amount, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return amount.setScale(digits, RoundingMode.HALF_UP);
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency ->
                        currency.getCurrencyCode().equals(code) && currency.getDefaultFractionDigits() >= 0);
    }
}
