package org.tandemoms.instruments;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** When each market trades: its hours and holidays, from a table. */
@Component
public class MarketHours {

    private static final int COLUMNS = 5;
    private static final int LONGEST_BREAK = 30;
    private static final String ANY = "*";
    private static final String MIDNIGHT = "24:00";

    private final List<Hours> hours;

    @Autowired
    MarketHours(@Value("${tandem.market-hours.file:classpath:instruments/market-hours.csv}") Resource file) {
        this(read(file));
    }

    /** @param lines as in the table: market, opens, closes, zone, calendar */
    public MarketHours(List<String> lines) {
        hours = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Hours::of)
                .toList();
    }

    private static List<String> read(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The table of market hours cannot be read", e);
        }
    }

    /**
     * One trading day of a market.
     *
     * @param day in the market's own time
     */
    public record Session(LocalDate day, Instant opensAt, Instant closesAt) {

        public boolean isOpenAt(Instant now) {
            return !now.isBefore(opensAt) && now.isBefore(closesAt);
        }
    }

    /** The trading day that is on, or the next one. */
    public Session session(String market, Instant now) {
        Hours its = of(market);
        LocalDate today = LocalDate.ofInstant(now, its.zone());
        return today.minusDays(1)
                .datesUntil(today.plusDays(LONGEST_BREAK))
                .filter(its.calendar()::isBusinessDay)
                .map(its::on)
                .filter(session -> session.closesAt().isAfter(now))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Market " + market + " does not trade for a month"));
    }

    /** The next trading day that has not begun. */
    public Session next(String market, Instant now) {
        Session session = session(market, now);
        return session.opensAt().isAfter(now) ? session : session(market, session.closesAt());
    }

    private Hours of(String market) {
        return hours.stream()
                .filter(line -> line.market().equals(ANY) || line.market().equals(market))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There are no hours for market " + market));
    }

    private record Hours(String market, LocalTime opens, LocalTime closes, ZoneId zone, HolidayCalendar calendar) {

        /** Closing at 24:00 is kept as 00:00, which no market closes at otherwise. */
        static Hours of(String line) {
            String[] cells = line.split(",");
            if (cells.length != COLUMNS) {
                throw new IllegalArgumentException("A market's hours have " + COLUMNS + " columns: " + line);
            }
            return new Hours(
                    cells[0],
                    LocalTime.parse(cells[1]),
                    cells[2].equals(MIDNIGHT) ? LocalTime.MIDNIGHT : LocalTime.parse(cells[2]),
                    ZoneId.of(cells[3]),
                    HolidayCalendarId.of(cells[4]).resolve(ReferenceData.standard()));
        }

        Session on(LocalDate day) {
            boolean toMidnight = closes.equals(LocalTime.MIDNIGHT);
            LocalDate first = !toMidnight && opens.isAfter(closes) ? day.minusDays(1) : day;
            LocalDate last = toMidnight ? day.plusDays(1) : day;
            return new Session(
                    day,
                    first.atTime(opens).atZone(zone).toInstant(),
                    last.atTime(closes).atZone(zone).toInstant());
        }
    }
}
