package org.tandemoms.compliance;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.Reason;
import org.tandemoms.parties.Account;
import org.tandemoms.parties.Accounts;
import org.tandemoms.trading.AllocationRule;
import org.tandemoms.trading.Locates;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.OrderValue;
import org.tandemoms.trading.ReplaceRules;
import org.tandemoms.trading.SaleMarking;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TradeOrder;
import org.tandemoms.trading.TradedInstrument;
import org.tandemoms.workflow.Decisions;

/** Facts of trade orders for the table {@code trade-rules}. */
@Component
class TradeFacts implements FactSource, ReplaceRules {

    private static final String RULES = "trade-rules";

    private final RestrictedList restricted;
    private final OrderValue value;
    private final Locates locates;
    private final Decisions decisions;
    private final Accounts accounts;

    TradeFacts(RestrictedList restricted, OrderValue value, Locates locates, Decisions decisions, Accounts accounts) {
        this.accounts = accounts;
        this.restricted = restricted;
        this.value = value;
        this.locates = locates;
        this.decisions = decisions;
    }

    @Override
    public OrderKind kind() {
        return OrderKind.TRADE;
    }

    @Override
    public String rules() {
        return RULES;
    }

    @Override
    public Map<String, Object> facts(Order order) {
        TradeOrder trade = (TradeOrder) order;
        return facts(trade, trade.terms());
    }

    private Map<String, Object> facts(TradeOrder order, OrderTerms terms) {
        Map<String, Object> facts = facts(order.instrument(), order.side(), terms, locateMissing(order));
        boolean isShort = order.side().isShort()
                || order.marking().filter(marking -> !marking.isLong()).isPresent();
        return withShortSale(facts, isShort, sellers(order));
    }

    /** The accounts that sell what they do not own; of other orders all. */
    private static List<String> sellers(TradeOrder order) {
        List<String> accountsShort =
                order.marking().map(SaleMarking::accountsShort).orElse(List.of());
        return accountsShort.isEmpty()
                ? order.block()
                        .map(block -> block.wanted().stream()
                                .map(AllocationRule.Wanted::account)
                                .toList())
                        .orElseGet(() -> List.of(order.account()))
                : accountsShort;
    }

    /** @param sellers whom the order is for */
    Map<String, Object> withShortSale(Map<String, Object> facts, boolean isShort, List<String> sellers) {
        facts.put("shortSale", isShort);
        facts.put(
                "longOnly",
                sellers.stream().map(accounts::find).flatMap(Optional::stream).anyMatch(Account::longOnly));
        return facts;
    }

    /**
     * All but what {@link #withShortSale} adds. What cannot be valued counts as without a reference price, which the table
     * refuses.
     */
    Map<String, Object> facts(TradedInstrument instrument, Side side, OrderTerms terms, boolean locateMissing) {
        Optional<BigDecimal> notional = value.notionalUsd(instrument, terms);
        Optional<BigDecimal> through = value.throughReferencePercent(instrument, side, terms);
        Map<String, Object> facts = new HashMap<>();
        facts.put("restricted", restricted.names(instrument.symbol()));
        facts.put("referencePriceKnown", notional.isPresent() && through.isPresent());
        facts.put("locateMissing", locateMissing);
        facts.put("throughReferencePercent", through.orElse(BigDecimal.ZERO));
        facts.put("quantity", terms.quantity());
        facts.put("notionalUsd", notional.orElse(BigDecimal.ZERO));
        return facts;
    }

    private boolean locateMissing(TradeOrder order) {
        return order.side().isShort() && (order.locateId() == null || !locates.isHeldBy(order.locateId(), order.id()));
    }

    @Override
    public Map<String, Object> approvalFacts(Order order) {
        TradeOrder trade = (TradeOrder) order;
        return Map.of(
                "kind",
                OrderKind.TRADE.name(),
                "amount",
                value.notionalUsd(trade.instrument(), trade.terms()).orElse(BigDecimal.ZERO),
                "sanctionsHit",
                false,
                "exportLicenceNeeded",
                false);
    }

    @Override
    public List<Reason> against(TradeOrder order, OrderTerms wanted) {
        Decisions.Verdict verdict = decisions.evaluate(RULES, facts(order, wanted));
        boolean noLarger = valueOf(order, wanted).compareTo(valueOf(order, order.terms())) <= 0;
        return verdict.rows().stream()
                .filter(row -> !(noLarger && Finding.Effect.REVIEW.name().equals(row.text("effect"))))
                .map(row -> new Reason(row.text("rule"), verdict.version(), row.text("text")))
                .toList();
    }

    private BigDecimal valueOf(TradeOrder order, OrderTerms terms) {
        return value.notionalUsd(order.instrument(), terms).orElse(BigDecimal.ZERO);
    }
}
