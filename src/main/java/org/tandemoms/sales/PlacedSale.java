package org.tandemoms.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tandemoms.identity.Actor;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.shared.Money;

/** The part of a goods order that says what was ordered by whom and on which terms. */
public abstract sealed class PlacedSale extends Order permits SalesOrder {

    private String customerId;
    private String currency;
    private Address shipTo;
    private LocalDate requestedDelivery;
    private boolean allowBackorder;
    private boolean allowPartial;
    private SalesHandling handling;
    private SalesLines lines;

    /** For the mapping only. */
    PlacedSale() {}

    PlacedSale(String id, String owner, SalesTerms terms, Instant now, Actor actor) {
        super(id, OrderKind.SALES, owner, terms.clientOrderId(), now, actor);
        customerId = terms.customerId();
        currency = terms.currency();
        lines = new SalesLines(terms.lines(), terms.totals());
        shipTo = terms.shipTo();
        requestedDelivery = terms.requestedDelivery();
        allowBackorder = terms.allowBackorder();
        allowPartial = terms.allowPartial();
        tag("customer", customerId);
        tagItems();
    }

    /** Makes the order findable by what is on its lines now. */
    final void tagItems() {
        lines().forEach(line -> tag("sku", line.sku()));
    }

    /** The lines with their rules. */
    final SalesLines goods() {
        return lines;
    }

    public final String customerId() {
        return customerId;
    }

    public final String currency() {
        return currency;
    }

    public final List<SalesLine> lines() {
        return lines.all();
    }

    public final Optional<SalesLine> line(String lineId) {
        return lines.find(lineId);
    }

    public final Totals totals() {
        return lines.totals();
    }

    public final Money gross() {
        return inCurrency(totals().gross());
    }

    public final String inWords(BigDecimal amount) {
        return inCurrency(amount).toString();
    }

    final Money inCurrency(BigDecimal amount) {
        return Money.of(amount, currency);
    }

    public final Address shipTo() {
        return shipTo;
    }

    public final LocalDate requestedDelivery() {
        return requestedDelivery;
    }

    public final boolean allowsBackorder() {
        return allowBackorder;
    }

    public final boolean allowsPartial() {
        return allowPartial;
    }

    final void handledAs(SalesHandling wanted) {
        handling = wanted;
    }

    /** As the customer's system wants it; empty when the table decides. */
    public final Optional<SalesHandling> handling() {
        return Optional.ofNullable(handling);
    }
}
