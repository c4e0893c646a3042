package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.tandemoms.trading.Trades.dec;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tandemoms.instruments.AssetClass;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.orders.OrdersInMemory;
import org.tandemoms.orders.Reason;
import org.tandemoms.orders.web.OrderAnswers;
import org.tandemoms.parties.Account;
import org.tandemoms.parties.Accounts;

/** Order entry by FIX: what is answered at once, and what becomes an order. */
class FixOrderEntryTest {

    private static final OrderEntry.Sender ACME = new OrderEntry.Sender("FIX.4.4:TANDEM->ACME", "acme", "FUND-A");
    private static final Clock CLOCK = Clock.fixed(Trades.NOW, ZoneOffset.UTC);

    private final OrdersInMemory house = new OrdersInMemory(
            TradeOrder.class, CLOCK, order -> ((TradeOrder) order).route("XSIM", "straight through"));
    private final FixOrderEntry entry = entry(house, List.of());

    private static FixOrderEntry entry(OrdersInMemory house, List<Reason> againstReplace) {
        var apple = new Instrument(
                "AAPL",
                "US0378331005",
                "BBG000B9XRY4",
                AssetClass.EQUITY,
                "Apple Inc.",
                "USD",
                dec("189.50"),
                dec("0.01"),
                BigDecimal.ONE,
                "XNAS",
                BigDecimal.ONE);
        var instruments = new Instruments(List.of(apple));
        var accounts = new Accounts(List.of(new Account("FUND-A", "Fund A", Account.Kind.FUND, "USD", "SAFE-FUND-A")));
        var checks = new OrderChecks(instruments, accounts, () -> Set.of("XSIM"), (wanted, terms) -> List.of(), CLOCK);
        var yields = new BondYields(instruments, (traded, at) -> LocalDate.ofInstant(at, ZoneOffset.UTC), CLOCK);
        var placing = new PlaceTradeOrder(
                house.placing(),
                checks,
                yields,
                mock(ShortSales.class),
                mock(OrderAnswers.class),
                Trades.NO_STOPS,
                house.orders());
        var amending = new AmendTradeOrder(
                house.orders(),
                checks,
                yields,
                instruments,
                (order, wanted) -> againstReplace,
                Trades.NO_STOPS,
                Trades.NO_ROUTER,
                mock(ShortSales.class));
        return new FixOrderEntry(placing, amending, house.placing(), house.orders(), CLOCK);
    }

    private static OrderEntry.NewOrder order(String clOrdId, String quantity, boolean possResend) {
        return order(
                clOrdId,
                "AAPL",
                new OrderTerms(dec(quantity), OrdType.LIMIT, dec("190"), null, TimeInForce.DAY, null, null),
                possResend);
    }

    private static OrderEntry.NewOrder order(String clOrdId, String symbol, OrderTerms terms, boolean possResend) {
        return new OrderEntry.NewOrder(
                ACME,
                clOrdId,
                null,
                symbol,
                null,
                null,
                null,
                Side.BUY,
                terms,
                null,
                null,
                null,
                possResend,
                Trades.NOW);
    }

    private TradeOrder orderOf(String clOrdId) {
        return house.orders().get(house.placing().orderIdOf("acme", clOrdId).orElseThrow(), TradeOrder.class);
    }

    private void acknowledge(String clOrdId) {
        TradeOrder order = orderOf(clOrdId);
        house.orders()
                .change(
                        order.id(),
                        TradeOrder.class,
                        o -> o.take(List.of(new VenueReport(
                                VenueReport.Kind.EXECUTION,
                                "XSIM",
                                o.id() + "-R1",
                                null,
                                o.id(),
                                "SIM-1",
                                "V1",
                                ExecType.NEW,
                                OrdStatus.NEW,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                Trades.NOW))));
    }

    /** FIX 4.4, volume 4, scenario F.1.b: PossResend. */
    @Test
    void aResentOrderIsAnsweredWithItsStateAndADuplicateIsRefused() {
        assertThat(entry.place(order("X", "10000", false))).isEmpty();
        acknowledge("X");

        assertThat(entry.place(order("X", "10000", true))).singleElement().satisfies(report -> {
            assertThat(report.execType()).isEqualTo(ExecType.ORDER_STATUS);
            assertThat(report.ordStatus()).isEqualTo(OrdStatus.NEW);
            assertThat(report.quantities().leavesQty()).isEqualByComparingTo("10000");
        });
        assertThat(entry.place(order("X", "20000", false))).singleElement().satisfies(report -> {
            assertThat(report.execType()).isEqualTo(ExecType.REJECTED);
            assertThat(report.ordStatus()).isEqualTo(OrdStatus.NEW);
            assertThat(report.orderRequest().terms().quantity()).isEqualByComparingTo("10000");
            assertThat(report.refusal().reason()).isEqualTo(ClientReport.Refusal.DUPLICATE_ORDER);
        });
        assertThat(entry.place(order("Y", "15000", true))).isEmpty();
        assertThat(orderOf("Y").terms().quantity()).isEqualByComparingTo("15000");
    }

    @Test
    void anOrderWithoutAccountGoesToTheSessionsOwn() {
        entry.place(order("X", "100", false));

        assertThat(orderOf("X").account()).isEqualTo("FUND-A");
        assertThat(orderOf("X").session()).isEqualTo(ACME.session());
    }

    @Test
    void everythingThatIsWrongIsToldInOneRejection() {
        var terms = new OrderTerms(dec("-5"), OrdType.LIMIT, dec("190.001"), null, TimeInForce.GTD, null, null);

        assertThat(entry.place(order("X", "AAPL", terms, false)))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.ordStatus()).isEqualTo(OrdStatus.REJECTED);
                    assertThat(report.orderId()).isEqualTo("NONE");
                    assertThat(report.text()).contains("quantity", "limitPrice", "expireAt");
                });
        assertThat(house.writes()).as("nothing is stored").isZero();
        assertThat(entry.place(order("Z", "NOPE", terms.withQuantity(dec("1")), false)))
                .singleElement()
                .satisfies(
                        report -> assertThat(report.refusal().reason()).isEqualTo(ClientReport.Refusal.UNKNOWN_SYMBOL));
    }

    @Test
    void aCancelOfAnUnknownOrderIsRejected() {
        assertThat(entry.cancel(new OrderEntry.CancelRequest(ACME, "C1", "NOPE", false, null)))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.kind()).isEqualTo(ClientReport.Kind.CANCEL_REJECT);
                    assertThat(report.refusal().reason()).isEqualTo(ClientReport.Refusal.UNKNOWN_ORDER);
                    assertThat(report.refusal().responseTo()).isEqualTo(ClientReport.Refusal.TO_CANCEL);
                });
    }

    @Test
    void aRequestIdIsUsedOnceAndAResentRequestIsAnsweredWithTheState() {
        entry.place(order("X", "100", false));
        acknowledge("X");
        var cancel = new OrderEntry.CancelRequest(ACME, "C1", "X", false, null);

        assertThat(entry.cancel(cancel)).isEmpty();
        assertThat(entry.cancel(cancel)).singleElement().satisfies(report -> assertThat(
                        report.refusal().reason())
                .isEqualTo(ClientReport.Refusal.DUPLICATE_CLORDID));
        assertThat(entry.cancel(new OrderEntry.CancelRequest(ACME, "C1", "X", true, null)))
                .singleElement()
                .satisfies(report -> assertThat(report.execType()).isEqualTo(ExecType.ORDER_STATUS));
        assertThat(orderOf("X").pendingRequests()).hasSize(1);
    }

    private static OrderEntry.Subject about(String account, Side side) {
        return new OrderEntry.Subject(account, "AAPL", null, side);
    }

    private void assertIsForAnother(List<ClientReport> answer, String words) {
        assertThat(answer).singleElement().satisfies(report -> {
            assertThat(report.kind()).isEqualTo(ClientReport.Kind.CANCEL_REJECT);
            assertThat(report.refusal().reason()).isEqualTo(ClientReport.Refusal.OTHER);
            assertThat(report.text()).contains(words);
        });
        assertThat(orderOf("X").pendingRequests()).isEmpty();
        assertThat(orderOf("X").ordStatus()).isEqualTo(OrdStatus.NEW);
    }

    @Test
    void aRequestThatSpeaksOfAnotherOrderChangesNothing() {
        entry.place(order("X", "100", false));
        acknowledge("X");
        var more = new OrderTerms(dec("200"), OrdType.LIMIT, dec("190"), null, null, null, null);
        var atMarket = new OrderTerms(dec("200"), OrdType.MARKET, null, null, null, null, null);

        assertIsForAnother(
                entry.cancel(new OrderEntry.CancelRequest(ACME, "C1", "X", false, about(null, Side.SELL))), "buys");
        assertIsForAnother(
                entry.replace(new OrderEntry.ReplaceRequest(ACME, "R1", "X", more, false, about(null, Side.SELL))),
                "buys");
        assertIsForAnother(
                entry.replace(new OrderEntry.ReplaceRequest(ACME, "R2", "X", more, false, about("FUND-B", Side.BUY))),
                "FUND-A");
        assertIsForAnother(
                entry.replace(new OrderEntry.ReplaceRequest(ACME, "R3", "X", atMarket, false, about(null, Side.BUY))),
                "stays LIMIT");
        assertIsForAnother(
                entry.cancel(new OrderEntry.CancelRequest(
                        ACME, "C2", "X", false, new OrderEntry.Subject(null, null, "US5949181045", Side.BUY))),
                "AAPL");

        assertThat(entry.replace(
                        new OrderEntry.ReplaceRequest(ACME, "R4", "X", more, false, about("FUND-A", Side.BUY))))
                .isEmpty();
        assertThat(orderOf("X").pendingRequests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"IOC", "FOK"})
    void aWorkingOrderDoesNotBecomeOneThatIsExecutedAtOnceOrNever(TimeInForce atOnce) {
        entry.place(order("X", "100", false));
        acknowledge("X");
        var wanted = new OrderTerms(dec("200"), OrdType.LIMIT, dec("190"), null, atOnce, null, null);

        assertThat(entry.replace(new OrderEntry.ReplaceRequest(ACME, "R1", "X", wanted, false, null)))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.kind()).isEqualTo(ClientReport.Kind.CANCEL_REJECT);
                    assertThat(report.refusal().reason()).isEqualTo(ClientReport.Refusal.BROKER_OPTION);
                    assertThat(report.refusal().responseTo()).isEqualTo(ClientReport.Refusal.TO_REPLACE);
                    assertThat(report.text()).startsWith("timeInForce: ");
                });
        assertThat(orderOf("X").pendingRequests()).isEmpty();
        assertThat(orderOf("X").terms().timeInForce()).isEqualTo(TimeInForce.DAY);
    }

    @Test
    void anOrderThatIsExecutedAtOnceKeepsItsTimeWhereAReplaceRepeatsIt() {
        var atOnce = new OrderTerms(dec("100"), OrdType.LIMIT, dec("190"), null, TimeInForce.IOC, null, null);
        entry.place(order("X", "AAPL", atOnce, false));
        acknowledge("X");

        assertThat(entry.replace(
                        new OrderEntry.ReplaceRequest(ACME, "R1", "X", atOnce.withQuantity(dec("90")), false, null)))
                .isEmpty();
        assertThat(orderOf("X").pendingRequests()).hasSize(1);
    }

    @Test
    void aNameThatTheOrderHasOrHadIsNotUsedAgain() {
        entry.place(order("X", "100", false));
        acknowledge("X");
        var more = new OrderTerms(dec("200"), OrdType.LIMIT, dec("190"), null, null, null, null);

        assertThat(entry.replace(new OrderEntry.ReplaceRequest(ACME, "X", "X", more, false, null)))
                .singleElement()
                .satisfies(report ->
                        assertThat(report.refusal().reason()).isEqualTo(ClientReport.Refusal.DUPLICATE_CLORDID));

        house.placing().claimClientOrderId("acme", "R1", orderOf("X").id());
        house.orders().change(orderOf("X").id(), TradeOrder.class, o -> o.replacedBy("R1", o.terms()));
        assertThat(entry.cancel(new OrderEntry.CancelRequest(ACME, "X", "R1", false, null)))
                .singleElement()
                .satisfies(report ->
                        assertThat(report.refusal().reason()).isEqualTo(ClientReport.Refusal.DUPLICATE_CLORDID));
        assertThat(entry.place(order("X", "100", false)))
                .singleElement()
                .satisfies(report ->
                        assertThat(report.clOrdId()).as("as it was asked").isEqualTo("X"));
    }

    @Test
    void newTermsThatARuleRefusesLeaveTheOrderAsItIs() {
        var strict = entry(house, List.of(new Reason("T-COLLAR", "1", "The limit is too far away")));
        entry.place(order("X", "100", false));
        acknowledge("X");
        var wanted = new OrderTerms(dec("200"), OrdType.LIMIT, dec("300"), null, null, null, null);

        assertThat(strict.replace(new OrderEntry.ReplaceRequest(ACME, "R1", "X", wanted, false, null)))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.kind()).isEqualTo(ClientReport.Kind.CANCEL_REJECT);
                    assertThat(report.text()).contains("too far away");
                    assertThat(report.refusal().responseTo()).isEqualTo(ClientReport.Refusal.TO_REPLACE);
                });
        assertThat(orderOf("X").ordStatus()).isEqualTo(OrdStatus.NEW);
    }

    @Test
    void theStatusOfAnUnknownOrderIsAnsweredAsRejected() {
        assertThat(entry.status(new OrderEntry.StatusRequest(ACME, "NOPE", "AAPL", Side.BUY)))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.execType()).isEqualTo(ExecType.ORDER_STATUS);
                    assertThat(report.ordStatus()).isEqualTo(OrdStatus.REJECTED);
                });
    }
}
