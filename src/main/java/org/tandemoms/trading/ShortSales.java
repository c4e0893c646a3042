package org.tandemoms.trading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.parties.Account;
import org.tandemoms.parties.Accounts;

/** What a sale needs before it is judged: a short sale its locate, a plain sale of securities its marking. */
@Component
public class ShortSales {

    /** What is owned before it is sold; derivatives, currencies and deposits are opened by a sale as well as by a purchase. */
    private static final Set<String> SECURITIES =
            Set.of("EQUITY", "GOVERNMENT_BOND", "CORPORATE_BOND", "MUNICIPAL_BOND");

    private final Locates locates;
    private final Ownership ownership;
    private final Accounts accounts;

    ShortSales(Locates locates, Ownership ownership, Accounts accounts) {
        this.accounts = accounts;
        this.locates = locates;
        this.ownership = ownership;
    }

    /** A locate covers one order: whether this one got it is judged with the other rules, and so is the marking. */
    void prepare(TradeOrder order) {
        if (order.side().isShort() && order.locateId() != null) {
            locates.use(order.locateId(), order.id());
        }
        mark(order, order.terms());
        order.newsOf(OpenSale.of(order));
    }

    private static boolean isMarked(TradeOrder order) {
        return order.side() == Side.SELL
                && SECURITIES.contains(order.instrument().assetClass());
    }

    /** Marks the order by the larger of the terms it has and those it is to have, and sets aside what it may then sell. */
    void mark(TradeOrder order, OrderTerms wanted) {
        if (!isMarked(order)) {
            return;
        }
        BigDecimal open = wanted.quantity().max(order.terms().quantity()).subtract(order.cumQty());
        List<SaleMarking.Part> parts = order.block()
                .map(block -> block.wanted().stream()
                        .map(part -> part(order, part.account(), part.quantity()))
                        .toList())
                .orElseGet(() -> List.of(part(order, order.account(), open)));
        order.marked(new SaleMarking(parts, order.now()));
    }

    private SaleMarking.Part part(TradeOrder order, String account, BigDecimal quantity) {
        return SaleMarking.Part.of(
                account,
                quantity,
                ownership.setAside(
                        new Ownership.Sale(order.id(), account, order.instrument(), quantity, isLongOnly(account))));
    }

    private boolean isLongOnly(String account) {
        return accounts.find(account).filter(Account::longOnly).isPresent();
    }

    /** Whether a sale that is only thought of would be marked short. */
    public boolean wouldBeShort(TradedInstrument instrument, Side side, BigDecimal quantity, List<String> accounts) {
        if (side != Side.SELL || !SECURITIES.contains(instrument.assetClass())) {
            return false;
        }
        BigDecimal free = accounts.stream()
                .map(account -> ownership.coverOf(account, instrument.symbol()))
                .map(cover -> cover.owned().subtract(cover.beingSold()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return free.compareTo(quantity) < 0;
    }

    static Map<String, String> evidence(SaleMarking marking) {
        return Map.of(
                "mark",
                marking.isLong() ? "LONG" : "SHORT",
                "accountsShort",
                String.join(",", marking.accountsShort()));
    }
}
