package org.tandemoms.marketdata.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.marketdata.Level;
import org.tandemoms.marketdata.Quote;
import org.tandemoms.marketdata.Quotes;
import org.tandemoms.marketdata.VenueBook;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

@RestController
@RequestMapping("/api/v1/marketdata")
@Tag(name = "Market data")
class MarketDataController {

    private final Quotes quotes;

    MarketDataController(Quotes quotes) {
        this.quotes = quotes;
    }

    @GetMapping("/quotes")
    @AllowedFor(anyRole = true)
    @Operation(summary = "Best bid and offer over all venues; of all instruments when no symbols are given")
    List<Quote> quotes(@RequestParam(required = false) List<String> symbols) {
        if (symbols == null || symbols.isEmpty()) {
            return quotes.all();
        }
        return symbols.stream().map(quotes::quote).flatMap(Optional::stream).toList();
    }

    @GetMapping("/books/{*symbol}")
    @AllowedFor(anyRole = true)
    @Operation(summary = "Each price of the book with the venue that shows it, best first")
    Book book(@PathVariable("symbol") String path) {
        String symbol = path.substring(1);
        if (!quotes.knows(symbol)) {
            throw Refused.because(ProblemCode.NOT_FOUND, "Nobody quotes an instrument called " + symbol);
        }
        Quote quote = quotes.quote(symbol).orElseThrow();
        Comparator<Row> cheapest = Comparator.comparing(Row::price);
        return new Book(
                symbol,
                rows(symbol, VenueBook::bids, cheapest.reversed()),
                rows(symbol, VenueBook::asks, cheapest),
                quote.last(),
                quote.at(),
                quote.stale());
    }

    private List<Row> rows(String symbol, Function<VenueBook, List<Level>> side, Comparator<Row> order) {
        List<Row> rows = new ArrayList<>();
        quotes.books(symbol).forEach((venue, book) -> side.apply(book)
                .forEach(level -> rows.add(new Row(level.price(), level.size(), venue))));
        rows.sort(order.thenComparing(Row::venue));
        return rows;
    }

    record Book(
            String symbol,
            List<Row> bids,
            List<Row> asks,
            @Nullable BigDecimal last,
            @Nullable Instant at,
            boolean stale) {}

    record Row(BigDecimal price, BigDecimal size, String venue) {}
}
