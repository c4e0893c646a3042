package org.tandemoms.positions;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tandemoms.shared.Ids;
import org.tandemoms.trading.PositionChange;

/**
 * What an account holds of one instrument, in lots. A function of its trades and its method, whatever order they and their
 * corrections came in; only a trade that comes when later ones are already put aside counts after those. Knows the changes
 * it has applied until their orders have let go of the messages, so that a message that comes twice counts once.
 */
public final class Position {

    /** Longer than any message is tried. */
    private static final Duration REMEMBERED = Duration.ofHours(26);

    /** Trades kept in the document, and how many go to a page when there are more. */
    static final int MOST_TRADES = 64;

    static final int PAGE = 48;

    private String id;
    private long version;
    private String account;
    private String symbol;
    private String currency;
    private BigDecimal valuePerPoint;
    private LotMethod method;
    private Holding holding = Holding.NONE;
    private List<PositionTrade> trades = new ArrayList<>();
    private String lastPage;
    private Map<String, Instant> applied = new HashMap<>();
    private Map<String, SetAside> sales = new HashMap<>();
    private Instant updatedAt;

    private final List<PositionPage> unsaved = new ArrayList<>();
    private Function<String, PositionPage> pages;

    private Position() {}

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
                List.copyOf(trades),
                lastPage,
                Map.copyOf(applied),
                Map.copyOf(sales),
                updatedAt);
    }

    public static Position of(State state) {
        Position position = new Position();
        position.id = state.id();
        position.version = state.version();
        position.account = state.account();
        position.symbol = state.symbol();
        position.currency = state.currency();
        position.valuePerPoint = state.valuePerPoint();
        position.method = state.method();
        position.holding = state.holding();
        position.trades = new ArrayList<>(state.trades());
        position.lastPage = state.lastPage();
        position.applied = new HashMap<>(state.applied());
        position.sales = new HashMap<>(state.sales());
        position.updatedAt = state.updatedAt();
        return position;
    }

    static String idOf(String account, String symbol) {
        return account + "|" + symbol;
    }

    static Position opened(String account, String symbol, String currency, BigDecimal valuePerPoint, LotMethod method) {
        Position position = new Position();
        position.id = idOf(account, symbol);
        position.account = account;
        position.symbol = symbol;
        position.currency = currency;
        position.valuePerPoint = valuePerPoint;
        position.method = method;
        return position;
    }

    /** Says where pages are read from; before the first change. */
    Position readingPagesFrom(Function<String, PositionPage> stored) {
        pages = stored;
        return this;
    }

    /** @return false when the change was applied before */
    boolean apply(PositionChange change, Instant now) {
        if (applied.putIfAbsent(change.key(), now) != null) {
            return false;
        }
        int known = indexIn(trades, change.trade());
        if (known >= 0) {
            trades = revised(trades, known, change);
            holding = Holding.after(opening(), trades, method);
        } else if (change.isFirst() || !revisePages(change)) {
            insert(PositionTrade.of(change));
        }
        updatedAt = now;
        return true;
    }

    private void insert(PositionTrade trade) {
        if (trade.isVoid()) {
            return;
        }
        int at = Collections.binarySearch(trades, trade, PositionTrade.IN_TIME);
        int place = at < 0 ? -at - 1 : at;
        boolean latest = place == trades.size();
        trades.add(place, trade);
        holding = latest ? holding.after(trade, method) : Holding.after(opening(), trades, method);
    }

    private static int indexIn(List<PositionTrade> among, String trade) {
        for (int i = among.size() - 1; i >= 0; i--) {
            if (among.get(i).key().equals(trade)) {
                return i;
            }
        }
        return -1;
    }

    private static List<PositionTrade> revised(List<PositionTrade> among, int at, PositionChange change) {
        List<PositionTrade> now = new ArrayList<>(among);
        PositionTrade trade = among.get(at).revised(change);
        if (trade.isVoid()) {
            now.remove(at);
        } else {
            now.set(at, trade);
        }
        return now;
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
        return lastPage != null || !trades.isEmpty() || !applied.isEmpty();
    }

    // --- older trades ---------------------------------------------------------------------------------------------

    private PositionPage page(String pageId) {
        return unsaved.stream()
                .filter(page -> page.id().equals(pageId))
                .findFirst()
                .orElseGet(() -> pages.apply(pageId));
    }

    /** What was held before the trades in this document. */
    private Holding opening() {
        return lastPage == null ? Holding.NONE : page(lastPage).closing();
    }

    /** Writes the page that has the trade anew, and all after it. @return false when no page has it */
    private boolean revisePages(PositionChange change) {
        List<PositionPage> later = new ArrayList<>();
        for (String at = lastPage; at != null; ) {
            PositionPage page = page(at);
            int known = indexIn(page.trades(), change.trade());
            if (known >= 0) {
                lastPage = page.previous();
                append(revised(page.trades(), known, change));
                Collections.reverse(later);
                later.forEach(next -> append(next.trades()));
                holding = Holding.after(opening(), trades, method);
                return true;
            }
            later.add(page);
            at = page.previous();
        }
        return false;
    }

    private void append(List<PositionTrade> moved) {
        Holding closing = Holding.after(opening(), moved, method);
        var page = new PositionPage(id + "|" + Ids.next(), id, lastPage, List.copyOf(moved), closing);
        unsaved.add(page);
        lastPage = page.id();
    }

    /** Prepares the next write. @param settled keys whose messages are gone for good @return pages to be stored before */
    List<PositionPage> sealed(Set<String> settled, Instant now) {
        applied.keySet().removeAll(settled);
        applied.values().removeIf(at -> at.plus(REMEMBERED).isBefore(now));
        while (trades.size() > MOST_TRADES) {
            append(trades.subList(0, PAGE));
            trades = new ArrayList<>(trades.subList(PAGE, trades.size()));
        }
        version++;
        List<PositionPage> written = List.copyOf(unsaved);
        unsaved.clear();
        return written;
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
