package org.tandemoms.instruments.web;

import com.opengamma.strata.basics.currency.Currency;
import com.opengamma.strata.basics.currency.CurrencyPair;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tandemoms.instruments.CurrencyCalendars;
import org.tandemoms.instruments.FxTenor;
import org.tandemoms.instruments.FxValueDates;
import org.tandemoms.instruments.web.InstrumentCalculatorController.ValueDateAnswer;
import org.tandemoms.shared.web.Findings;
import org.tandemoms.shared.web.SelfChecked;

record ValueDateRequest(
        @Schema(example = "EUR/USD") String pair,
        LocalDate tradeDate,
        @Schema(example = "3M") String tenor,
        @Schema(description = "holidays by currency, in place of the standard calendar")
                Map<String, List<LocalDate>> holidays)
        implements SelfChecked {

    /** Calendars reach from 1950 to 2099; a tenor must fit in too. */
    private static final LocalDate FIRST = LocalDate.of(1960, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2095, 12, 31);
    private static final int MOST_CURRENCIES = 50;
    private static final int MOST_HOLIDAYS = 2000;

    @Override
    public void check(Findings findings) {
        if (findings.needed("pair", pair) && currencies().isEmpty()) {
            findings.add("pair", "format", "This must be two different currencies such as \"EUR/USD\".");
        }
        if (findings.needed("tradeDate", tradeDate) && !isCovered(tradeDate)) {
            findings.add("tradeDate", "range", "Calendars are known from " + FIRST + " to " + LAST + ".");
        }
        if (tenor != null) {
            checkTenor(findings);
        }
        if (holidays != null) {
            checkHolidays(findings);
        }
    }

    private void checkTenor(Findings findings) {
        Optional<FxTenor> parsed = FxTenor.parse(tenor);
        if (parsed.isEmpty()) {
            findings.add("tenor", "format", "This must be ON, TN, SP, SN, SW, or such as 2W, 3M, 1Y, up to 50 years.");
        } else if (findings.isClear("tradeDate") && !isCovered(farthest(parsed.get()))) {
            findings.add("tenor", "range", "Calendars are known to " + LAST + ".");
        }
    }

    private LocalDate farthest(FxTenor parsed) {
        return parsed.unit() == FxTenor.Unit.MONTHS
                ? tradeDate.plusMonths(parsed.amount())
                : tradeDate.plusDays(parsed.amount());
    }

    private void checkHolidays(Findings findings) {
        if (holidays.size() > MOST_CURRENCIES) {
            findings.add("holidays", "size", "Calendars of at most " + MOST_CURRENCIES + " currencies can be given.");
            return;
        }
        holidays.forEach((code, days) -> {
            String field = "holidays/" + code.replace("~", "~0").replace("/", "~1");
            if (InstrumentCalculatorController.currency(code).isEmpty()) {
                findings.add(field, "unknown", "This is not a currency by ISO 4217.");
            }
            findings.list(field, days, 0, MOST_HOLIDAYS, (place, day) -> {
                if (day != null && !isCovered(day)) {
                    findings.add(place, "range", "Calendars reach from " + FIRST + " to " + LAST + ".");
                }
            });
        });
    }

    private static boolean isCovered(LocalDate date) {
        return !date.isBefore(FIRST) && !date.isAfter(LAST);
    }

    /** With or without the stroke, as the market writes pairs both ways. */
    private Optional<CurrencyPair> currencies() {
        String plain = pair.replace("/", "").replace("-", "");
        if (plain.length() != 6) {
            return Optional.empty();
        }
        Optional<Currency> base = InstrumentCalculatorController.currency(plain.substring(0, 3));
        Optional<Currency> counter = InstrumentCalculatorController.currency(plain.substring(3));
        return base.isEmpty() || counter.isEmpty() || base.equals(counter)
                ? Optional.empty()
                : Optional.of(CurrencyPair.of(base.get(), counter.get()));
    }

    Map<Currency, List<LocalDate>> holidaysByCurrency() {
        Map<Currency, List<LocalDate>> byCurrency = new LinkedHashMap<>();
        if (holidays != null) {
            holidays.forEach((code, days) -> byCurrency.put(Currency.of(code), new ArrayList<>(days)));
        }
        return byCurrency;
    }

    ValueDateAnswer calculate(CurrencyCalendars calendars) {
        CurrencyPair currencies = currencies().orElseThrow();
        var dates = new FxValueDates(calendars);
        LocalDate spot = dates.spot(currencies, tradeDate);
        LocalDate value = tenor == null
                ? spot
                : dates.valueDate(currencies, tradeDate, FxTenor.parse(tenor).orElseThrow());
        Map<String, String> used = new LinkedHashMap<>();
        Stream.of(currencies.getBase(), currencies.getCounter(), Currency.USD)
                .forEach(currency -> used.put(currency.getCode(), calendars.name(currency)));
        return new ValueDateAnswer(spot, value, used);
    }
}
