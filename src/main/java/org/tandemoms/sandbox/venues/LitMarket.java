package org.tandemoms.sandbox.venues;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lit venue: one price-time book for each instrument. */
final class LitMarket implements Trading {
    private final Map<String, InstrumentBook> books = new HashMap<>();
    private final ReferencePrices prices;

    LitMarket(VenueProfile venue, ReferencePrices prices, Tape tape) {
        this.prices = prices;
        for (String symbol : prices.symbols()) {
            books.put(
                    symbol, new InstrumentBook(prices.instrument(symbol).orElseThrow(), venue.halfSpreadTicks(), tape));
        }
        tick();
    }

    @Override
    public void enter(VenueOrder order) {
        books.get(order.symbol()).enter(order);
    }

    @Override
    public boolean couldFill(VenueOrder order) {
        return books.get(order.symbol()).couldFill(order);
    }

    @Override
    public void remove(VenueOrder order) {
        books.get(order.symbol()).remove(order.orderId());
    }

    @Override
    public void replace(VenueOrder before, VenueOrder after) {
        if (losesPlace(before.terms(), after.terms())) {
            remove(before);
            enter(after);
        } else {
            books.get(after.symbol()).reduce(after);
        }
    }

    @Override
    public boolean restsUnpriced() {
        return false;
    }

    @Override
    public boolean holdsAuctions() {
        return true;
    }

    @Override
    public void auctioned(String symbol, BigDecimal price) {
        books.get(symbol).auctioned(price);
    }

    @Override
    public void tick() {
        books.forEach((symbol, book) -> book.quoteAround(prices.price(symbol)));
    }

    @Override
    public void renew(String symbol) {
        books.get(symbol).quoteAround(prices.price(symbol));
    }

    @Override
    public Optional<Quote> quote(String symbol) {
        return Optional.ofNullable(books.get(symbol)).map(InstrumentBook::quote);
    }

    @Override
    public List<Level> depth(String symbol, boolean bids) {
        InstrumentBook book = books.get(symbol);
        return book == null ? List.of() : book.depth(bids, InstrumentBook.MAKER_SIZES.size());
    }
}
