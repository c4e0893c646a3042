package org.tandemoms.positions;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tandemoms.trading.PositionChange;

/**
 * What an account holds of one instrument, in lots. A function of its trades and its method, whatever order they and their
 * corrections came in; only a trade that comes when later ones are already put aside counts after those. Knows the changes
 * it has applied until their orders have let go of the messages, so that a message that comes twice counts once.
 */
public final class Position {

    /** Longer than any message is tried. */
    private static final Duration REMEMBERED = Duration.ofHours(26);

    private final String id;
    private final String account;
    private final String symbol;
    private final String currency;
    private final BigDecimal valuePerPoint;
    private final LotMethod method;
    private final TradeHistory history;
    private final Map<String, Instant> applied;
    private final Map<String, SetAside> sales;
    private Holding holding;
    private long version;
    private Instant updatedAt;

    private Position(State state) {
        id = state.id();
        version = state.version();
        account = state.account();
        symbol = state.symbol();
        currency = state.currency();
        valuePerPoint = state.valuePerPoint();
        method = state.method();
        holding = state.holding();
        history = new TradeHistory(id, method, state.trades(), state.lastPage());
        applied = new HashMap<>(state.applied());
        sales = new HashMap<>(state.sales());
        updatedAt = state.updatedAt();
    }

    /** All there is to store of a position. */
    public record State(
            String id,
            long version,
            String account,
            String symbol,
            String currency,
            BigDecimal valuePerPoint,
            LotMethod method,
            Holding holding,
            List<PositionTrade> trades,
            String lastPage,
            Map<String, Instant> applied,
            Map<String, SetAside> sales,
            Instant updatedAt) {}

    /** What one open order is to sell of it. */
    public record SetAside(BigDecimal quantity, Instant at) {}

    public State state() {
        return new State(
                id,
                version,
                account,
                symbol,
                currency,
                valuePerPoint,
                method,
                holding,
                history.newest(),
                history.lastPage(),
                Map.copyOf(applied),
                Map.copyOf(sales),
                updatedAt);
    }

    public static Position of(State state) {
        return new Position(state);
    }

    static String idOf(String account, String symbol) {
        return account + "|" + symbol;
    }

    static Position opened(String account, String symbol, String currency, BigDecimal valuePerPoint, LotMethod method) {
        return new Position(new State(
                idOf(account, symbol),
                0,
                account,
                symbol,
                currency,
                valuePerPoint,
                method,
                Holding.NONE,
                List.of(),
                null,
                Map.of(),
                Map.of(),
                null));
    }

    /** Says where pages are read from; before the first change. */
    Position readingPagesFrom(Function<String, PositionPage> stored) {
        history.readingPagesFrom(stored);
        return this;
    }

    /** @return false when the change was applied before */
    boolean apply(PositionChange change, Instant now) {
        if (applied.putIfAbsent(change.key(), now) != null) {
            return false;
        }
        holding = history.take(change, holding);
        updatedAt = now;
        return true;
    }

    // --- open sales -----------------------------------------------------------------------------------------------

    /** From now on the order is to sell that much of it; nothing when zero. @return false when it was so before */
    boolean setAside(String orderId, BigDecimal quantity, Instant now) {
        SetAside before = sales.get(orderId);
        if (quantity.signum() <= 0) {
            sales.remove(orderId);
            return before != null;
        }
        if (before != null && before.quantity().compareTo(quantity) == 0) {
            return false;
        }
        sales.put(orderId, new SetAside(quantity, now));
        updatedAt = updatedAt == null ? now : updatedAt;
        return true;
    }

    /** By order. */
    Map<String, SetAside> sales() {
        return Map.copyOf(sales);
    }

    /** What open orders other than this one are to sell. */
    BigDecimal beingSoldBesides(String orderId) {
        return sales.entrySet().stream()
                .filter(sale -> !sale.getKey().equals(orderId))
                .map(sale -> sale.getValue().quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** False while orders have only been about to sell it: there is nothing to show. */
    public boolean isTraded() {
        return !history.isEmpty() || !applied.isEmpty();
    }

    // --- storing --------------------------------------------------------------------------------------------------

    /** Prepares the next write. @param settled keys whose messages are gone for good @return pages to be stored before */
    List<PositionPage> sealed(Set<String> settled, Instant now) {
        applied.keySet().removeAll(settled);
        applied.values().removeIf(at -> at.plus(REMEMBERED).isBefore(now));
        version++;
        return history.sealed();
    }

    int remembered() {
        return applied.size();
    }

    // --- what others read -----------------------------------------------------------------------------------------

    public String id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String account() {
        return account;
    }

    public String symbol() {
        return symbol;
    }

    public String currency() {
        return currency;
    }

    public BigDecimal valuePerPoint() {
        return valuePerPoint;
    }

    public LotMethod method() {
        return method;
    }

    /** Oldest first. */
    public List<Lot> lots() {
        return holding.lots();
    }

    /** Signed: negative when short. */
    public BigDecimal quantity() {
        return holding.quantity();
    }

    /** Of the open lots, in {@link #currency}; negative when short. */
    public BigDecimal cost() {
        return holding.cost();
    }

    /** Average cost of the open lots as a price; zero when flat. */
    public BigDecimal averagePrice() {
        BigDecimal units = quantity().multiply(valuePerPoint);
        return units.signum() == 0 ? BigDecimal.ZERO : PositionTrade.price(cost(), units);
    }

    /** Profit (positive) or loss of what was closed, in {@link #currency}. */
    public BigDecimal realised() {
        return holding.realised();
    }

    /** What all trades together have brought in (positive) or cost, in {@link #currency}. */
    public BigDecimal cashFlow() {
        return holding.realised().subtract(holding.cost());
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
