package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.tandemoms.trading.Trades.dec;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.parties.Account;
import org.tandemoms.parties.Accounts;

/** How sales are marked, and what positions hear of the rest that an order may still sell. */
class ShortSalesTest {

    private final Map<String, BigDecimal> setAside = new HashMap<>();
    private BigDecimal owned = dec("100");
    private final ShortSales shortSales = new ShortSales(
            mock(Locates.class),
            new Ownership() {
                @Override
                public Cover setAside(Sale sale) {
                    setAside.put(sale.orderId(), sale.quantity());
                    return coverOf(sale.account(), sale.instrument().symbol());
                }

                @Override
                public Cover coverOf(String account, String symbol) {
                    return new Cover(owned, BigDecimal.ZERO);
                }
            },
            new Accounts(List.of(new Account("FUND-A", "Fund A", Account.Kind.FUND, "USD", "SAFE-FUND-A"))));

    private static OrderTerms limit(String quantity) {
        return new OrderTerms(dec(quantity), OrdType.LIMIT, dec("190"), null, TimeInForce.DAY, null, null);
    }

    private TradeOrder prepared(Side side, String quantity) {
        TradeOrder order = TradeOrders.on("S1", side, limit(quantity));
        shortSales.prepare(order);
        return order;
    }

    private TradeOrder working(String quantity) {
        TradeOrder order = prepared(Side.SELL, quantity);
        order.route("XSIM", "test");
        TradeOrders.acknowledges(order, order.routes().get(0));
        return order;
    }

    /** What positions were told last; null when nothing. */
    private static BigDecimal told(TradeOrder order) {
        List<OpenSale> sales = OutboxOf.messages(order, PositionChange.TYPE).stream()
                .flatMap(message -> OpenSale.of(message).stream())
                .toList();
        return sales.isEmpty() ? null : sales.get(sales.size() - 1).quantity();
    }

    @ParameterizedTest
    @CsvSource({"100, true", "100.01, false", "40, true"})
    void aSaleIsLongOnlyForWhatIsOwned(String quantity, boolean isLong) {
        TradeOrder order = prepared(Side.SELL, quantity);
        assertThat(order.marking())
                .hasValueSatisfying(marking -> assertThat(marking.isLong()).isEqualTo(isLong));
        assertThat(order.timeline()).anySatisfy(entry -> {
            assertThat(entry.type()).isEqualTo("marked");
            assertThat(entry.evidence()).containsEntry("mark", isLong ? "LONG" : "SHORT");
        });
        assertThat(setAside.get("S1")).isEqualByComparingTo(quantity);
    }

    @ParameterizedTest
    @EnumSource(value = Side.class, names = "SELL", mode = EnumSource.Mode.EXCLUDE)
    void nothingElseIsMarkedOrSetAside(Side side) {
        assertThat(prepared(side, "500").marking()).isEmpty();
        assertThat(setAside).isEmpty();
    }

    @Test
    void whatIsExecutedIsNotSetAsideAnyMoreAndTravelsWithTheTrade() {
        TradeOrder order = working("100");
        assertThat(told(order)).isNull();
        TradeOrders.fills(order, order.routes().get(0), "40", "190");
        assertThat(told(order)).isEqualByComparingTo("60");
        assertThat(OutboxOf.messages(order, PositionChange.TYPE))
                .singleElement()
                .satisfies(message -> assertThat(PositionChange.of(message)).hasSize(1));
        TradeOrders.fills(order, order.routes().get(0), "60", "190");
        assertThat(told(order)).isEqualByComparingTo("0");
    }

    @Test
    void aRefusedOrderSellsNothing() {
        TradeOrder order = prepared(Side.SELL, "150");
        order.refuse("not that much");
        assertThat(told(order)).isEqualByComparingTo("0");
    }

    @Test
    void aCanceledRestIsFreeAgain() {
        TradeOrder order = working("100");
        TradeOrders.fills(order, order.routes().get(0), "40", "190");
        TradeOrders.cancels(order, order.routes().get(0));
        assertThat(told(order)).isEqualByComparingTo("0");
    }

    @Test
    void aBustIsSetAsideAgain() {
        TradeOrder order = working("100");
        String route = order.routes().get(0).clOrdId();
        Trade all = Trade.of(dec("100"), dec("190"));
        order.take(List.of(Trades.report(VenueReport.Kind.EXECUTION, ExecType.TRADE, route, "F1", all, null, null)));
        assertThat(told(order)).isEqualByComparingTo("0");
        order.take(List.of(
                Trades.report(VenueReport.Kind.EXECUTION, ExecType.TRADE_CANCEL, route, "F2", all, "F1", null)));
        assertThat(told(order)).isEqualByComparingTo(order.leavesQty());
        assertThat(order.leavesQty()).isEqualByComparingTo("100");
    }

    @Test
    void whileALargerQuantityIsAskedForItIsSetAsideAndWhenRefusedFreeAgain() {
        TradeOrder order = working("100");
        shortSales.mark(order, limit("180"));
        assertThat(setAside.get("S1")).isEqualByComparingTo("180");
        assertThat(order.marking().orElseThrow().isLong()).isFalse();
        TradeOrders.replace(order, limit("180"));
        assertThat(told(order)).isEqualByComparingTo("180");
        TradeOrders.refuses(order, order.pendingRequests().get(0).venueClOrdId());
        assertThat(told(order)).isEqualByComparingTo("100");
    }

    @Test
    void aSmallerQuantityIsFreeOnlyWhenTheVenueHasAgreed() {
        TradeOrder order = working("100");
        TradeOrders.replace(order, limit("30"));
        assertThat(told(order)).isNull();
        Route route = order.routes().get(0);
        TradeOrders.replaces(order, route, order.pendingRequests().get(0).venueClOrdId());
        assertThat(told(order)).isEqualByComparingTo("30");
    }
}
