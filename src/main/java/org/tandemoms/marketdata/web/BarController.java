package org.tandemoms.marketdata.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.marketdata.Bar;
import org.tandemoms.marketdata.BarInterval;
import org.tandemoms.marketdata.Bars;
import org.tandemoms.marketdata.Quotes;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

@RestController
@RequestMapping("/api/v1/marketdata/bars")
@Tag(name = "Market data")
class BarController {

    private static final int MOST = 500;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Bars bars;
    private final Quotes quotes;
    private final Clock clock;

    BarController(Bars bars, Quotes quotes, Clock clock) {
        this.bars = bars;
        this.quotes = quotes;
        this.clock = clock;
    }

    @GetMapping("/{*symbol}")
    @AllowedFor(anyRole = true)
    @Operation(
            summary = "Opening, highest, lowest and closing price with volume, by the minute, five minutes or day",
            description =
                    "The oldest first; the last may still be running. Stretches in which nothing was heard have no bar. Without"
                            + " `from`, as many as `limit` fit before `to`, which is now when not given.")
    Page<Bar> bars(
            @PathVariable("symbol") String path,
            @Parameter(schema = @Schema(allowableValues = {"1m", "5m", "1d"})) @RequestParam(defaultValue = "1m")
                    String interval,
            @RequestParam(required = false) Instant from,
            @RequestParam(required = false) Instant to,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) Instant cursor) {
        String symbol = path.substring(1);
        if (!quotes.knows(symbol)) {
            throw Refused.because(ProblemCode.NOT_FOUND, "Nobody quotes an instrument called " + symbol);
        }
        BarInterval length = BarInterval.of(interval)
                .orElseThrow(() -> invalid("/interval", "unknown", "interval is one of 1m, 5m and 1d"));
        if (limit < 1 || limit > MOST) {
            throw invalid("/limit", "range", "limit is 1 to " + MOST);
        }
        checkTime("/from", from);
        checkTime("/to", to);
        checkTime("/cursor", cursor);
        Instant before = to == null ? clock.instant().plusSeconds(1) : to;
        Instant asked = cursor == null ? from : cursor;
        Instant first = asked == null ? before.minus(length.length().multipliedBy(limit)) : asked;
        if (!first.isBefore(before)) {
            throw invalid("/from", "range", "from is before to");
        }
        Instant reach = first.plus(length.length().multipliedBy(limit));
        Instant end = reach.isBefore(before) ? reach : before;
        List<Bar> found = bars.bars(symbol, length, first, end);
        return new Page<>(found, end.isBefore(before) ? end.toString() : null);
    }

    private static void checkTime(String pointer, Instant time) {
        if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST))) {
            throw invalid(pointer, "range", "There are no prices of that time");
        }
    }

    private static Refused invalid(String pointer, String code, String detail) {
        return Problem.invalid(List.of(FieldError.of(pointer, code, detail))).refused();
    }
}
