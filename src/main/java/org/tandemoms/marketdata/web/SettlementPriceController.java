package org.tandemoms.marketdata.web;

import static org.tandemoms.identity.Role.OPERATIONS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.marketdata.SettlementPrice;
import org.tandemoms.marketdata.SettlementPrices;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.Problem;

@RestController
@RequestMapping("/api/v1/marketdata/settlement-prices")
@Tag(name = "Market data")
class SettlementPriceController {

    private static final int MOST = 500;
    private static final int MOST_AT_ONCE = 1000;
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);

    private final SettlementPrices prices;
    private final Instruments instruments;
    private final Clock clock;

    SettlementPriceController(SettlementPrices prices, Instruments instruments, Clock clock) {
        this.prices = prices;
        this.instruments = instruments;
        this.clock = clock;
    }

    /** @param day of trading, in the market's own time */
    record Line(
            @NotNull @Size(min = 1, max = 64) String symbol,
            @NotNull LocalDate day,
            @NotNull @Digits(integer = 12, fraction = 9) BigDecimal price) {}

    record Upload(@NotNull @Size(min = 1, max = MOST_AT_ONCE) List<@NotNull @Valid Line> prices) {}

    @GetMapping
    @AllowedFor(anyRole = true)
    @Operation(summary = "At which prices the days of an instrument were settled, the newest day first")
    Page<SettlementPrice> list(
            @RequestParam String symbol,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) LocalDate cursor) {
        if (instruments.bySymbol(symbol).isEmpty()) {
            throw Problem.invalid(List.of(FieldError.of("/symbol", "unknown", "There is no instrument " + symbol)))
                    .refused();
        }
        int most = Page.limit(limit, MOST);
        return Page.of(prices.list(symbol, cursor, most + 1), most, Function.identity(), price -> price.day()
                .toString());
    }

    @PutMapping
    @AllowedFor(OPERATIONS)
    @Operation(
            summary = "Enters settlement prices of days; they outweigh what venues publish",
            description = "All or none: where one is wrong, nothing is entered. The same again changes nothing.")
    Page<SettlementPrice> enter(@Valid @RequestBody Upload upload) {
        check(upload.prices());
        List<SettlementPrice> entered = upload.prices().stream()
                .map(line -> new SettlementPrice(
                        line.symbol(),
                        line.day(),
                        line.price(),
                        SettlementPrice.Source.OPERATIONS,
                        CurrentActor.get().id(),
                        clock.instant()))
                .toList();
        entered.forEach(prices::keep);
        return new Page<>(entered, null);
    }

    private void check(List<Line> lines) {
        List<FieldError> wrong = new ArrayList<>();
        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String pointer = "/prices/" + i;
            if (instruments.bySymbol(line.symbol()).isEmpty()) {
                wrong.add(FieldError.of(pointer + "/symbol", "unknown", "There is no instrument called so"));
            }
            if (line.day().isBefore(FIRST) || line.day().isAfter(tomorrow)) {
                wrong.add(FieldError.of(pointer + "/day", "range", "A day is settled when it has been traded"));
            }
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong).refused();
        }
    }
}
