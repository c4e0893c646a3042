package org.tandemoms.settlement;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.currency.CurrencyPair;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.CurrencyCalendars;
import org.tandemoms.instruments.FxValueDates;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.trading.SettlementDates;
import org.tandemoms.trading.TradedInstrument;

/** When trades settle, by market and class, on the market's calendar. */
@Component
class SettlementCycles implements SettlementDates {

    private static final int COLUMNS = 5;

    private static final Pattern CURRENCY_PAIR = Pattern.compile("[A-Z]{3}/[A-Z]{3}");

    private final List<Cycle> cycles;
    private final FxValueDates currencies = new FxValueDates(CurrencyCalendars.standard());

    private final Instruments instruments;

    SettlementCycles(
            @Value("${tandem.settlement.cycles:classpath:settlement/cycles.csv}") Resource file,
            Instruments instruments) {
        this.instruments = instruments;
        cycles = Table.read(file, COLUMNS).stream().map(Cycle::of).toList();
    }

    private record Cycle(String market, String assetClass, int days, HolidayCalendar calendar, ZoneId zone) {

        static Cycle of(String[] cells) {
            return new Cycle(
                    cells[0],
                    cells[1],
                    Integer.parseInt(cells[2]),
                    HolidayCalendarId.of(cells[3]).resolve(ReferenceData.standard()),
                    ZoneId.of(cells[4]));
        }
    }

    @Override
    public LocalDate settlementOf(TradedInstrument instrument, Instant tradedAt) {
        return settlementDate(instrument, tradeDate(instrument, tradedAt));
    }

    LocalDate tradeDate(TradedInstrument instrument, Instant lastFill) {
        return LocalDate.ofInstant(lastFill, of(instrument).zone());
    }

    /** As the security master says of the instrument; else the market's number of business days after the trade date. */
    LocalDate settlementDate(TradedInstrument instrument, LocalDate tradeDate) {
        return instruments
                .bySymbol(instrument.symbol())
                .flatMap(known -> known.valueDate(tradeDate))
                .orElseGet(() -> byMarket(instrument, tradeDate));
    }

    private LocalDate byMarket(TradedInstrument instrument, LocalDate tradeDate) {
        if (CURRENCY_PAIR.matcher(instrument.symbol()).matches()) {
            return currencies.spot(CurrencyPair.parse(instrument.symbol()), tradeDate);
        }
        Cycle cycle = of(instrument);
        return cycle.calendar().shift(tradeDate, cycle.days());
    }

    private Cycle of(TradedInstrument instrument) {
        return cycles.stream()
                .filter(cycle -> Table.fits(cycle.market(), instrument.market())
                        && Table.fits(cycle.assetClass(), instrument.assetClass()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No settlement cycle fits " + instrument));
    }
}
