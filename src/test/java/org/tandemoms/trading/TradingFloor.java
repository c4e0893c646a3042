package org.tandemoms.trading;

import static org.mockito.Mockito.mock;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.tandemoms.instruments.AssetClass;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.orders.OrdersInMemory;
import org.tandemoms.orders.web.OrderAnswers;
import org.tandemoms.parties.Account;
import org.tandemoms.parties.Accounts;

/** Order entry over documents in memory, for tests of other rooms. */
public final class TradingFloor {

    public static final OrderEntry.Sender ACME = new OrderEntry.Sender("FIX.4.4:TANDEM->ACME", "acme", "FUND-A");

    private final OrdersInMemory house;
    private final OrderEntry entry;
    private final Instruments instruments = new Instruments(List.of(equity("AAPL", "US0378331005", "189.50")));
    private final Accounts accounts = new Accounts(List.of(
            new Account("FUND-A", "Fund A", Account.Kind.FUND, "USD", "SAFE-FUND-A"),
            new Account("FUND-B", "Fund B", Account.Kind.FUND, "USD", "SAFE-FUND-B")));

    /** @param process runs where the engine would run its steps */
    public TradingFloor(Clock clock, TradingStops stops, Consumer<TradeOrder> process) {
        house = new OrdersInMemory(TradeOrder.class, clock, order -> process.accept((TradeOrder) order));
        var checks = new OrderChecks(
                instruments, accounts, () -> Set.of("XSIM", "ECN1"), (wanted, terms) -> List.of(), clock);
        var yields = new BondYields(instruments, (traded, at) -> LocalDate.ofInstant(at, ZoneOffset.UTC), clock);
        var placing = new PlaceTradeOrder(
                house.placing(),
                checks,
                yields,
                mock(ShortSales.class),
                mock(OrderAnswers.class),
                stops,
                house.orders());
        var amending = new AmendTradeOrder(
                house.orders(),
                checks,
                yields,
                instruments,
                (order, wanted) -> List.of(),
                stops,
                Trades.NO_ROUTER,
                mock(ShortSales.class));
        entry = new FixOrderEntry(placing, amending, house.placing(), house.orders(), clock);
    }

    private static Instrument equity(String symbol, String isin, String price) {
        return new Instrument(
                symbol,
                isin,
                null,
                AssetClass.EQUITY,
                symbol,
                "USD",
                new BigDecimal(price),
                new BigDecimal("0.01"),
                BigDecimal.ONE,
                "XNAS",
                BigDecimal.ONE);
    }

    public OrdersInMemory house() {
        return house;
    }

    public Instruments instruments() {
        return instruments;
    }

    public Accounts accounts() {
        return accounts;
    }

    /** Places a limit order by FIX. */
    public List<ClientReport> buy(String clOrdId, String quantity, String limit) {
        var terms = new OrderTerms(
                new BigDecimal(quantity), OrdType.LIMIT, new BigDecimal(limit), null, TimeInForce.DAY, null, null);
        return entry.place(new OrderEntry.NewOrder(
                ACME, clOrdId, null, "AAPL", null, null, null, Side.BUY, terms, null, null, null, false, Trades.NOW));
    }

    public TradeOrder order(String clOrdId) {
        return house.orders()
                .get(house.placing().orderIdOf(ACME.owner(), clOrdId).orElseThrow(), TradeOrder.class);
    }
}
