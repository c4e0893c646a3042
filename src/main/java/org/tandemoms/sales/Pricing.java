package org.tandemoms.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Item;
import org.tandemoms.shared.FieldError;

/**
 * Prices lines and sums them. Net and tax are rounded for each line, half up to the currency's minor unit, as invoices
 * are (Directive 2006/112/EC leaves the method to the seller); sums are sums of rounded amounts.
 */
@Component
class Pricing {

    private static final BigDecimal FREE_SHIPPING = BigDecimal.ZERO;

    private final Catalogue catalogue;
    private final TaxRates taxRates;

    Pricing(Catalogue catalogue, TaxRates taxRates) {
        this.catalogue = catalogue;
        this.taxRates = taxRates;
    }

    /** What the prices of an order depend on besides its lines. */
    record Basis(String customerId, String currency, String country) {}

    /** @param unitPrice net as agreed, or null for the list price */
    record Wanted(String lineId, String sku, BigDecimal quantity, BigDecimal unitPrice) {}

    /** Prices every line that can be; what is wrong with the others is added to the errors. */
    List<SalesLine> lines(Basis basis, List<Wanted> wanted, List<FieldError> errors) {
        BigDecimal rate = taxRates.rateFor(basis.country());
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
            } else if (line.unitPrice() == null && !item.get().currency().equals(basis.currency())) {
                errors.add(FieldError.of(
                        pointer + "/unitPrice",
                        "required",
                        line.sku() + " has a list price in " + item.get().currency() + " only; state a unitPrice"));
            } else if (errors.isEmpty()) {
                lines.add(priced(line, item.get(), rate, basis.currency()));
            }
        }
        return lines;
    }

    private static SalesLine priced(Wanted line, Item item, BigDecimal rate, String currency) {
        BigDecimal price = line.unitPrice() == null ? item.unitPrice() : line.unitPrice();
        BigDecimal net = round(price.multiply(line.quantity()), currency);
        return new SalesLine(
                line.lineId(),
                line.sku(),
                item.name(),
                line.quantity(),
                price,
                net,
                rate,
                round(net.multiply(rate), currency),
                line.unitPrice() != null,
                List.of(),
                line.quantity());
    }

    Totals totals(Basis basis, List<SalesLine> lines) {
        return Totals.of(lines, round(FREE_SHIPPING, basis.currency()));
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
