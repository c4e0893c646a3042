package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * Somebody who sells to us.
 *
 * @param currency ISO 4217 code of the supplier's prices
 * @param destination of the outbox, which is the name of the integrators' route that reaches the supplier
 * @param account our customer number with the supplier
 * @param leadTimeDays days of work the supplier needs from order to our door
 * @param workingDays on which the supplier works
 * @param closedOn further days on which it does not
 * @param orderCost what one order costs us, whatever its size, in {@code currency}
 * @param email to which orders are mailed; null where the supplier takes them by HTTP
 * @param active false when nothing is to be bought there any more
 */
public record Supplier(
        String id,
        String name,
        String currency,
        String destination,
        String account,
        int leadTimeDays,
        List<DayOfWeek> workingDays,
        List<LocalDate> closedOn,
        BigDecimal orderCost,
        @Nullable String email,
        boolean active) {

    /** How orders reach a supplier. */
    public enum Channel {
        HTTP,
        MAIL
    }

    private static final int FARTHEST = 3650;

    public Supplier {
        workingDays = List.copyOf(workingDays);
        closedOn = List.copyOf(closedOn);
    }

    public Channel channel() {
        return email == null ? Channel.HTTP : Channel.MAIL;
    }

    public boolean works(LocalDate day) {
        return workingDays.contains(day.getDayOfWeek()) && !closedOn.contains(day);
    }

    /** When goods ordered that day arrive, by the supplier's calendar; a day without work counts for nothing. */
    public LocalDate arrival(LocalDate ordered, int daysOfWork) {
        LocalDate day = ordered;
        int open = daysOfWork;
        for (int i = 0; open > 0 && i < FARTHEST; i++) {
            day = day.plusDays(1);
            if (works(day)) {
                open--;
            }
        }
        return day;
    }
}
