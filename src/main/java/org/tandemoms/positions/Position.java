package org.tandemoms.positions;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tandemoms.trading.PositionChange;

/**
 * What an account holds of one instrument, by average cost. Knows the changes it has applied until their orders have let
 * go of the messages, so that a message that comes twice counts once.
 */
public final class Position {

    /** Longer than any message is tried. */
    private static final Duration REMEMBERED = Duration.ofHours(26);

    private String id;
    private long version;
    private String account;
    private String symbol;
    private String currency;
    private BigDecimal valuePerPoint;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal averagePrice = BigDecimal.ZERO;
    private BigDecimal realised = BigDecimal.ZERO;
    private Map<String, Instant> applied = new HashMap<>();
    private Instant updatedAt;

    Position() {}

    static String idOf(String account, String symbol) {
        return account + "|" + symbol;
    }

    static Position opened(PositionChange first) {
        Position position = new Position();
        position.id = idOf(first.account(), first.symbol());
        position.account = first.account();
        position.symbol = first.symbol();
        position.currency = first.currency();
        position.valuePerPoint = first.valuePerPoint();
        return position;
    }

    /** @return false when the change was applied before */
    boolean apply(PositionChange change, Instant now) {
        if (applied.putIfAbsent(change.key(), now) != null) {
            return false;
        }
        if (quantity.signum() * change.quantity().signum() >= 0) {
            increase(change.quantity(), change.price());
        } else {
            reduce(change.quantity(), change.price());
        }
        updatedAt = now;
        return true;
    }

    private void increase(BigDecimal by, BigDecimal price) {
        BigDecimal total = quantity.add(by);
        if (total.signum() != 0) {
            averagePrice =
                    quantity.multiply(averagePrice).add(by.multiply(price)).divide(total, MathContext.DECIMAL64);
        }
        quantity = total;
    }

    /** Closes what it can at the average price; a rest opens the other side at the new price. */
    private void reduce(BigDecimal by, BigDecimal price) {
        BigDecimal closed = by.abs().min(quantity.abs());
        BigDecimal gain = price.subtract(averagePrice).multiply(BigDecimal.valueOf(quantity.signum()));
        realised = realised.add(closed.multiply(gain).multiply(valuePerPoint));
        BigDecimal total = quantity.add(by);
        if (total.signum() == 0) {
            averagePrice = BigDecimal.ZERO;
        } else if (total.signum() != quantity.signum()) {
            averagePrice = price;
        }
        quantity = total;
    }

    /** Prepares the next write. @param settled keys whose messages are gone for good */
    void sealed(Set<String> settled, Instant now) {
        applied.keySet().removeAll(settled);
        applied.values().removeIf(at -> at.plus(REMEMBERED).isBefore(now));
        version++;
    }

    int remembered() {
        return applied.size();
    }

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

    /** Signed: negative when short. */
    public BigDecimal quantity() {
        return quantity;
    }

    /** Average cost; zero when flat. */
    public BigDecimal averagePrice() {
        return averagePrice;
    }

    /** Profit (positive) or loss of what was closed, in {@link #currency}. */
    public BigDecimal realised() {
        return realised;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
