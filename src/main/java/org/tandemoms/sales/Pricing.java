package org.tandemoms.sales;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Item;
import org.tandemoms.marketdata.FxRates;
import org.tandemoms.parties.Customer;
import org.tandemoms.parties.Customers;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.workflow.Decisions;

/**
 * Prices lines and sums them. Net and tax are rounded for each line, half up to the currency's minor unit, as invoices
 * are (Directive 2006/112/EC leaves the method to the seller); sums are sums of rounded amounts.
 */
@Component
class Pricing {

    private static final BigDecimal GRAMS = new BigDecimal("1000");
    private static final String TARIFF_CURRENCY = "EUR";

    private final Catalogue catalogue;
    private final Customers customers;
    private final PriceList prices;
    private final TaxRates taxRates;
    private final FxRates fx;
    private final Decisions decisions;

    Pricing(
            Catalogue catalogue,
            Customers customers,
            PriceList prices,
            TaxRates taxRates,
            FxRates fx,
            Decisions decisions) {
        this.catalogue = catalogue;
        this.customers = customers;
        this.prices = prices;
        this.taxRates = taxRates;
        this.fx = fx;
        this.decisions = decisions;
    }

    /** What the prices of an order depend on besides its lines. */
    record Basis(String customerId, String currency, String country) {}

    /** @param unitPrice net as agreed, or null for the list price */
    record Wanted(String lineId, String sku, BigDecimal quantity, BigDecimal unitPrice) {}

    /** Prices every line that can be; what is wrong with the others is added to the errors. */
    List<SalesLine> lines(Basis basis, List<Wanted> wanted, List<FieldError> errors) {
        BigDecimal rate = taxRates.rateFor(basis.country());
        String group = customers.find(basis.customerId()).map(Customer::group).orElse(Customer.RETAIL);
        Set<String> lineIds = new HashSet<>();
        List<SalesLine> lines = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Wanted line = wanted.get(i);
            String pointer = "/lines/" + i;
            if (!lineIds.add(line.lineId())) {
                errors.add(FieldError.of(pointer + "/lineId", "duplicate", "Two lines are called " + line.lineId()));
            }
            Optional<Item> item = catalogue.item(line.sku());
            if (item.isEmpty()) {
                errors.add(FieldError.of(pointer + "/sku", "unknown", "There is no item " + line.sku()));
                continue;
            }
            Optional<BigDecimal> price = Optional.ofNullable(line.unitPrice())
                    .or(() -> listPrice(item.get(), line.quantity(), basis.currency(), group));
            if (price.isEmpty()) {
                errors.add(FieldError.of(
                        pointer + "/unitPrice",
                        "required",
                        line.sku() + " has no list price in " + basis.currency() + "; state a unitPrice"));
            } else if (errors.isEmpty()) {
                BigDecimal discount = line.unitPrice() == null ? discount(group, line.quantity()) : BigDecimal.ZERO;
                lines.add(priced(line, item.get(), price.get(), discount, rate, basis.currency()));
            }
        }
        return lines;
    }

    /** The group's own price, then everybody's, then the item's. */
    private Optional<BigDecimal> listPrice(Item item, BigDecimal quantity, String currency, String group) {
        return prices.find(item.sku(), currency, group)
                .flatMap(entry -> entry.priceFor(quantity))
                .or(() -> prices.find(item.sku(), currency, PriceList.ALL).flatMap(entry -> entry.priceFor(quantity)))
                .or(() -> Optional.of(item.unitPrice())
                        .filter(any -> item.currency().equals(currency)));
    }

    private BigDecimal discount(String group, BigDecimal quantity) {
        return number(
                decisions.evaluate("discounts", Map.of("customerGroup", group, "quantity", quantity)), "discount");
    }

    private static SalesLine priced(
            Wanted line, Item item, BigDecimal price, BigDecimal discount, BigDecimal rate, String currency) {
        BigDecimal net = round(price.multiply(line.quantity()).multiply(BigDecimal.ONE.subtract(discount)), currency);
        return new SalesLine(
                line.lineId(),
                line.sku(),
                item.name(),
                line.quantity(),
                price,
                discount,
                net,
                rate,
                round(net.multiply(rate), currency),
                line.unitPrice() != null,
                List.of(),
                line.quantity());
    }

    /**
     * Sums of the lines with the cost of delivery, which is taxed as the goods are (Directive 2006/112/EC, Art. 78(b)).
     *
     * @throws org.tandemoms.shared.Refused {@code validation} when the cost cannot be told in the order's currency
     */
    Totals totals(Basis basis, List<SalesLine> lines) {
        BigDecimal shipping = shipping(basis, lines);
        BigDecimal tax = round(shipping.multiply(taxRates.rateFor(basis.country())), basis.currency());
        return Totals.of(lines, shipping, tax);
    }

    private BigDecimal shipping(Basis basis, List<SalesLine> lines) {
        BigDecimal weight = lines.stream().map(this::kilograms).reduce(BigDecimal.ZERO, BigDecimal::add);
        Decisions.Verdict tariff =
                decisions.evaluate("shipping-tariff", Map.of("country", basis.country(), "weightKg", weight));
        BigDecimal cost = number(tariff, "fixed").add(number(tariff, "perKg").multiply(weight));
        if (cost.signum() == 0) {
            return round(cost, basis.currency());
        }
        return fx.rate(TARIFF_CURRENCY, basis.currency())
                .map(rate -> round(cost.multiply(rate), basis.currency()))
                .orElseThrow(() -> Problem.invalid(List.of(FieldError.of(
                                "/currency",
                                "no-rate",
                                "There is no rate to tell the cost of delivery in " + basis.currency())))
                        .refused());
    }

    private BigDecimal kilograms(SalesLine line) {
        BigDecimal grams = catalogue.item(line.sku()).map(Item::weightGrams).orElse(BigDecimal.ZERO);
        return grams == null ? BigDecimal.ZERO : grams.multiply(line.quantity()).divide(GRAMS, MathContext.DECIMAL64);
    }

    private static BigDecimal number(Decisions.Verdict verdict, String output) {
        return verdict.rows().isEmpty()
                ? BigDecimal.ZERO
                : new BigDecimal(verdict.rows().get(0).text(output));
    }

    static BigDecimal round(BigDecimal amount, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return amount.setScale(digits, RoundingMode.HALF_UP);
    }

    static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency ->
                        currency.getCurrencyCode().equals(code) && currency.getDefaultFractionDigits() >= 0);
    }
}
