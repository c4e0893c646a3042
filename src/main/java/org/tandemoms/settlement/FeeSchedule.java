package org.tandemoms.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.tandemoms.shared.Money;
import org.tandemoms.trading.Execution;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TradeCapture;
import org.tandemoms.trading.TradeOrder;

/** What a trade costs besides its price: the house's schedule, and what the venues charged in their reports. */
@Component
class FeeSchedule {

    private static final int COLUMNS = 7;
    private static final BigDecimal PER_CENT = new BigDecimal("0.01");
    private static final String VENUE = "VENUE";

    private final List<Line> lines;

    FeeSchedule(@Value("${tandem.settlement.fees:classpath:settlement/fees.csv}") Resource file) {
        lines = Table.read(file, COLUMNS).stream().map(Line::of).toList();
    }

    private enum Basis {
        PERCENT,
        PER_UNIT,
        FLAT
    }

    private record Line(
            String name,
            String market,
            String assetClass,
            String side,
            Basis basis,
            BigDecimal rate,
            BigDecimal minimum) {

        static Line of(String[] cells) {
            return new Line(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    Basis.valueOf(cells[4]),
                    new BigDecimal(cells[5]),
                    new BigDecimal(cells[6]));
        }

        boolean fits(TradeOrder order) {
            return Table.fits(market, order.instrument().market())
                    && Table.fits(assetClass, order.instrument().assetClass())
                    && Table.fits(side, (order.side().isBuy() ? Side.BUY : Side.SELL).name());
        }

        BigDecimal amount(BigDecimal gross, BigDecimal quantity) {
            BigDecimal computed =
                    switch (basis) {
                        case PERCENT -> gross.multiply(rate).multiply(PER_CENT);
                        case PER_UNIT -> quantity.multiply(rate);
                        case FLAT -> rate;
                    };
            return computed.max(minimum);
        }
    }

    /**
     * All fees of the trade in its currency; those that round to nothing are left out. What was busted altogether costs nothing.
     *
     * @param gross value of what was traded, whether it is paid or not
     */
    List<TradeCapture.Fee> feesOf(TradeOrder order, Money gross) {
        List<TradeCapture.Fee> fees = new ArrayList<>();
        if (order.cumQty().signum() == 0) {
            return fees;
        }
        lines.stream()
                .filter(line -> line.fits(order))
                .forEach(line -> add(fees, line.name(), line.amount(gross.amount(), order.cumQty()), gross));
        BigDecimal charged = order.executions().stream()
                .filter(execution -> !execution.busted() && execution.venueFee() != null)
                .map(Execution::venueFee)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        add(fees, VENUE, charged, gross);
        return fees;
    }

    private static void add(List<TradeCapture.Fee> fees, String name, BigDecimal amount, Money gross) {
        Money rounded = new Money(amount, gross.currency());
        if (rounded.amount().signum() != 0) {
            fees.add(new TradeCapture.Fee(name, rounded.amount()));
        }
    }
}
