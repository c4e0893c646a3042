package org.tandemoms.sandbox.venues;

import com.paritytrading.parity.match.OrderBook;
import com.paritytrading.parity.match.OrderBookListener;
import com.paritytrading.parity.match.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tandemoms.sandbox.SampleInstrument;

/**
 * Price-time book of one instrument. Parity's matching engine keeps the queues; this class gives it decimal prices and
 * sizes, counts the depth it does not show, and stands in for a market maker who quotes five levels on each side.
 */
final class InstrumentBook implements OrderBookListener {
    /** Sizes the market maker shows, best level first. */
    static final List<Long> MAKER_SIZES = List.of(5_000L, 5_000L, 10_000L, 20_000L, 40_000L);

    private static final int PRICE_DIGITS = 8;
    private static final int SIZE_DIGITS = 4;
    private static final long NO_LIMIT_BUY = Long.MAX_VALUE;
    private static final long NO_LIMIT_SELL = 0;

    private static final class Resting {
        private final String clientOrderId;
        private final Side side;
        private final long price;
        private long size;

        private Resting(String clientOrderId, Side side, long price, long size) {
            this.clientOrderId = clientOrderId;
            this.side = side;
            this.price = price;
            this.size = size;
        }

        private boolean makers() {
            return clientOrderId == null;
        }
    }

    private final SampleInstrument instrument;
    private final int halfSpreadTicks;
    private final Trading.Tape tape;
    private final OrderBook book = new OrderBook(this);
    private final Map<Long, Resting> resting = new HashMap<>();
    private final Map<String, Long> idByOrder = new HashMap<>();
    private final NavigableMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Long> asks = new TreeMap<>();

    /** Whose order is being matched; null while the market maker quotes. Parity calls back before {@code enter} returns. */
    private String incomingOrderId;

    private BigDecimal quotedAround;
    private BigDecimal last;
    private long lastId;
    private boolean makerTraded;

    InstrumentBook(SampleInstrument instrument, int halfSpreadTicks, Trading.Tape tape) {
        this.instrument = instrument;
        this.halfSpreadTicks = halfSpreadTicks;
        this.tape = tape;
        this.last = instrument.referencePrice();
    }

    void enter(VenueOrder order) {
        Side side = order.buying() ? Side.BUY : Side.SELL;
        idByOrder.put(order.orderId(), lastId + 1);
        enter(order.orderId(), side, limit(order), size(order.leavesQty()));
        if (!resting.containsKey(lastId)) {
            idByOrder.remove(order.orderId());
        }
    }

    void remove(String orderId) {
        Long id = idByOrder.remove(orderId);
        if (id != null && resting.containsKey(id)) {
            book.cancel(id, 0);
        }
    }

    /** Less quantity at the same price: the order keeps its place. */
    void reduce(VenueOrder order) {
        Long id = idByOrder.get(order.orderId());
        if (id != null && resting.containsKey(id)) {
            book.cancel(id, size(order.leavesQty()));
        }
    }

    boolean couldFill(VenueOrder order) {
        long limit = limit(order);
        NavigableMap<Long, Long> opposite = order.buying() ? asks : bids;
        long reachable = opposite.headMap(limit, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return reachable >= size(order.leavesQty());
    }

    /** Quotes again when the price has moved or someone has traded with the market maker. */
    void quoteAround(BigDecimal reference) {
        if (!makerTraded && reference.equals(quotedAround)) {
            return;
        }
        List<Long> old = new ArrayList<>();
        resting.forEach((id, entry) -> {
            if (entry.makers()) {
                old.add(id);
            }
        });
        old.forEach(id -> book.cancel(id, 0));
        quotedAround = reference;
        makerTraded = false;
        for (int level = 0; level < MAKER_SIZES.size(); level++) {
            BigDecimal away = instrument.tick().multiply(BigDecimal.valueOf(halfSpreadTicks + (long) level));
            long size = size(BigDecimal.valueOf(MAKER_SIZES.get(level)).max(instrument.lot()));
            enter(null, Side.BUY, price(reference.subtract(away).max(instrument.tick())), size);
            enter(null, Side.SELL, price(reference.add(away)), size);
        }
    }

    void auctioned(BigDecimal price) {
        last = price;
    }

    Quote quote() {
        List<Level> bid = depth(true, 1);
        List<Level> ask = depth(false, 1);
        return new Quote(
                instrument.symbol(),
                bid.isEmpty() ? null : bid.get(0).price(),
                bid.isEmpty() ? BigDecimal.ZERO : bid.get(0).size(),
                ask.isEmpty() ? null : ask.get(0).price(),
                ask.isEmpty() ? BigDecimal.ZERO : ask.get(0).size(),
                last);
    }

    List<Level> depth(boolean buySide, int levels) {
        return (buySide ? bids : asks)
                .entrySet().stream()
                        .limit(levels)
                        .map(entry -> new Level(
                                decimal(entry.getKey(), PRICE_DIGITS), decimal(entry.getValue(), SIZE_DIGITS)))
                        .toList();
    }

    @Override
    public void match(long restingId, long incomingId, Side incomingSide, long price, long executed, long remaining) {
        Resting hit = resting.get(restingId);
        shrink(restingId, hit, executed, remaining);
        BigDecimal tradePrice = decimal(price, PRICE_DIGITS);
        BigDecimal quantity = decimal(executed, SIZE_DIGITS);
        last = tradePrice;
        if (hit.makers()) {
            makerTraded = true;
        } else {
            tape.traded(hit.clientOrderId, quantity, tradePrice, 1);
        }
        if (incomingOrderId != null) {
            tape.traded(incomingOrderId, quantity, tradePrice, 2);
        }
    }

    @Override
    public void add(long id, Side side, long price, long size) {
        resting.put(id, new Resting(incomingOrderId, side, price, size));
        levels(side).merge(price, size, Long::sum);
    }

    @Override
    public void cancel(long id, long canceled, long remaining) {
        shrink(id, resting.get(id), canceled, remaining);
    }

    private void enter(String clientOrderId, Side side, long price, long size) {
        incomingOrderId = clientOrderId;
        book.enter(++lastId, side, price, size);
        incomingOrderId = null;
    }

    private void shrink(long id, Resting entry, long by, long remaining) {
        levels(entry.side).computeIfPresent(entry.price, (price, size) -> size == by ? null : size - by);
        entry.size = remaining;
        if (remaining == 0) {
            resting.remove(id);
            idByOrder.remove(entry.clientOrderId);
        }
    }

    private NavigableMap<Long, Long> levels(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private static long limit(VenueOrder order) {
        if (order.terms().hasLimit()) {
            return price(order.terms().price());
        }
        return order.buying() ? NO_LIMIT_BUY : NO_LIMIT_SELL;
    }

    private static long price(BigDecimal price) {
        return units(price, PRICE_DIGITS);
    }

    private static long size(BigDecimal size) {
        return units(size, SIZE_DIGITS);
    }

    private static long units(BigDecimal value, int digits) {
        return value.movePointRight(digits)
                .setScale(0, RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    private static BigDecimal decimal(long units, int digits) {
        BigDecimal value = BigDecimal.valueOf(units, digits).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
