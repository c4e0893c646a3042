package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.trading.Trades.dec;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.trading.AllocationEntry.Answer;
import org.tandemoms.trading.AllocationEntry.Kind;

/** Requests about many orders at once, and what becomes of an order after it was executed. */
class FixMassEntryTest {

    private final TradingFloor floor = new TradingFloor(
            Clock.fixed(Trades.NOW, ZoneOffset.UTC), new NothingStopped(), order -> order.route("XSIM", "test"));
    private final FixMassEntry many = new FixMassEntry(floor.house().orders(), floor.house(), floor.instruments());
    private final FixAllocations allocations =
            new FixAllocations(floor.house().placing(), floor.house().orders(), floor.accounts(), floor.instruments());

    private static final class NothingStopped implements TradingStops {

        @Override
        public boolean any() {
            return false;
        }

        @Override
        public Optional<Stop> on(Target target) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void twoOrders() {
        floor.buy("X", "100", "190");
        floor.buy("Y", "100", "190");
    }

    private static MassEntry.Scope scope(String symbol, Side side) {
        return new MassEntry.Scope(TradingFloor.ACME, symbol, side);
    }

    @Test
    void aMassCancelAsksForEveryOpenOrderInScope() {
        assertThat(many.cancel(scope("AAPL", Side.SELL)).affected()).isEmpty();
        assertThat(floor.order("X").ordStatus()).isEqualTo(OrdStatus.PENDING_NEW);

        assertThat(many.cancel(scope("AAPL", Side.BUY)).affected())
                .extracting(MassEntry.Affected::clOrdId)
                .containsExactlyInAnyOrder("X", "Y");
        assertThat(floor.order("X").ordStatus()).isEqualTo(OrdStatus.PENDING_CANCEL);
        assertThat(floor.order("Y").ordStatus()).isEqualTo(OrdStatus.PENDING_CANCEL);
        assertThat(many.cancel(scope(null, null)).tooLate())
                .as("asked for already")
                .hasSize(2);
    }

    @Test
    void aMassCancelInAnUnknownSecurityIsRefusedWhole() {
        assertThat(many.cancel(scope("NOPE", null)).refused()).isEqualTo(MassEntry.MassCanceled.UNKNOWN_SECURITY);
        assertThat(floor.order("X").ordStatus()).isEqualTo(OrdStatus.PENDING_NEW);
    }

    @Test
    void everyOpenOrderInScopeTellsItsStatus() {
        assertThat(many.status(scope(null, Side.BUY)))
                .extracting(ClientReport::clOrdId)
                .containsExactlyInAnyOrder("X", "Y");
        assertThat(many.status(scope(null, Side.BUY))).allMatch(report -> report.execType() == ExecType.ORDER_STATUS);
        assertThat(many.status(scope(null, Side.SELL))).isEmpty();
    }

    private void fill(String clOrdId) {
        TradeOrder order = floor.order(clOrdId);
        VenueReport fill = new VenueReport(
                VenueReport.Kind.EXECUTION,
                "XSIM",
                order.id() + "-R1",
                null,
                null,
                "SIM-1",
                "F-" + clOrdId,
                ExecType.TRADE,
                OrdStatus.FILLED,
                Trade.of(dec("100"), dec("189.5")),
                null,
                null,
                null,
                null,
                null,
                null,
                Trades.NOW);
        floor.house().orders().change(order.id(), TradeOrder.class, changing -> changing.take(List.of(fill)));
    }

    private Answer allocate(Kind kind, String allocId, String refAllocId, Allocation.Share... shares) {
        return allocate(false, kind, allocId, refAllocId, shares);
    }

    private Answer allocate(
            boolean maybeKnown, Kind kind, String allocId, String refAllocId, Allocation.Share... shares) {
        return allocations.take(new AllocationEntry.Instruction(
                TradingFloor.ACME,
                kind,
                allocId,
                refAllocId,
                List.of(new AllocationEntry.Named("X", null)),
                Side.BUY,
                "AAPL",
                dec("100"),
                dec("189.50"),
                Arrays.asList(shares),
                maybeKnown));
    }

    private static Allocation.Share share(String account, String quantity) {
        return new Allocation.Share(account, dec(quantity));
    }

    @Test
    void anExecutedOrderIsDividedOnce() {
        assertThat(allocate(Kind.NEW, "A1", null, share("FUND-A", "100")).reason())
                .as("nothing is executed yet")
                .isEqualTo(Answer.OTHER);
        fill("X");

        assertThat(allocate(Kind.NEW, "A1", null, share("FUND-A", "60"), share("FUND-B", "40")))
                .extracting(Answer::accepted, Answer::averagePrice)
                .containsExactly(true, floor.order("X").avgPx());
        assertThat(allocate(Kind.NEW, "A1", null, share("FUND-A", "60"), share("FUND-B", "40"))
                        .accepted())
                .as("the same again")
                .isTrue();
        assertThat(allocate(Kind.NEW, "A2", null, share("FUND-A", "100")).accepted())
                .as("another one")
                .isFalse();
        assertThat(floor.order("X").allocation().orElseThrow().shares()).hasSize(2);

        assertThat(allocate(Kind.REPLACE, "A2", "A1", share("FUND-A", "100")).accepted())
                .isTrue();
        assertThat(floor.order("X").allocation().orElseThrow().shares()).hasSize(1);
        assertThat(allocate(Kind.CANCEL, "A3", "A2").accepted()).isTrue();
        assertThat(floor.order("X").allocation()).isEmpty();
        assertThat(allocate(Kind.CANCEL, "A3", "A2").accepted())
                .as("there is nothing to take back")
                .isFalse();
        assertThat(allocate(true, Kind.CANCEL, "A3", "A2").accepted())
                .as("it may be the answer that was lost")
                .isTrue();
    }

    @Test
    void aDivisionThatDoesNotAddUpOrNamesStrangersIsRefused() {
        fill("X");

        assertThat(allocate(Kind.NEW, "A1", null, share("FUND-A", "99")).reason())
                .isEqualTo(Answer.INCORRECT_ALLOCATED_QUANTITY);
        assertThat(allocate(Kind.NEW, "A1", null, share("FUND-A", "200"), share("FUND-A", "-100"))
                        .reason())
                .isEqualTo(Answer.INCORRECT_ALLOCATED_QUANTITY);
        assertThat(allocate(Kind.NEW, "A1", null, share("NOBODY", "100")))
                .extracting(Answer::status, Answer::reason)
                .containsExactly(Answer.ACCOUNT_REJECTED, Answer.UNKNOWN_ACCOUNT);
        assertThat(allocate(Kind.NEW, "A1", null, share("FUND-A", "60"), share("FUND-A", "40"))
                        .reason())
                .as("the custodian would be told of the account once")
                .isEqualTo(Answer.OTHER);
        assertThat(allocate(Kind.NEW, "A1", null, share("FUND-A", "60.5"), share("FUND-B", "39.5"))
                        .reason())
                .isEqualTo(Answer.INCORRECT_ALLOCATED_QUANTITY);
        assertThat(floor.order("X").allocation()).isEmpty();
    }
}
