package org.tandemoms.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.orders.Hold;
import org.tandemoms.orders.OrderKind;
import org.tandemoms.orders.OrderView;
import org.tandemoms.orders.Reason;

/** A trade order as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TradeOrderView(
        String id,
        OrderKind kind,
        String clientOrderId,
        String owner,
        OrdStatus status,
        long version,
        String account,
        InstrumentView instrument,
        Side side,
        BigDecimal quantity,
        OrdType orderType,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal limitYield,
        @Nullable BigDecimal stopPrice,
        TimeInForce timeInForce,
        @Nullable Instant expireAt,
        @Nullable BigDecimal displayQuantity,
        @Nullable BigDecimal minQuantity,
        @Nullable TriggerPrice trigger,
        @Nullable Trail trail,
        @Nullable Peg peg,
        @Nullable HeldView held,
        @Nullable String locateId,
        RoutingWish routing,
        @Nullable Algorithm algorithm,
        @Nullable AlgorithmRun algorithmRun,
        BigDecimal cumQty,
        BigDecimal leavesQty,
        BigDecimal avgPx,
        @Nullable Slippage slippage,
        List<RouteView> routes,
        List<RequestView> pendingRequests,
        List<Hold> holds,
        List<Reason> findings,
        @Nullable String settlementStatus,
        @Nullable List<Allocation.Share> allocations,
        @Nullable Block block,
        Instant createdAt,
        Instant updatedAt)
        implements OrderView {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InstrumentView(
            String symbol, @Nullable String isin, String currency, String assetClass, @Nullable String market) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RouteView(
            int number,
            String venue,
            String clOrdId,
            OrdStatus status,
            BigDecimal quantity,
            BigDecimal cumQty,
            @Nullable BigDecimal limitPrice,
            OrdType orderType,
            TimeInForce timeInForce,
            @Nullable Instant at,
            @Nullable String strategy,
            @Nullable String reason,
            @Nullable List<QuoteSeen> quotes,
            @Nullable String endedBecause) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RequestView(
            PendingRequest.Kind kind, @Nullable String clientOrderId, @Nullable OrderTerms terms, Instant at) {}

    static TradeOrderView of(TradeOrder order) {
        TradedInstrument instrument = order.instrument();
        OrderTerms terms = order.terms();
        return new TradeOrderView(
                order.id(),
                order.kind(),
                order.clientOrderId(),
                order.owner(),
                OrdStatus.valueOf(order.status()),
                order.version(),
                order.account(),
                new InstrumentView(
                        instrument.symbol(),
                        instrument.isin(),
                        instrument.currency(),
                        instrument.assetClass(),
                        instrument.market()),
                order.side(),
                terms.quantity(),
                terms.ordType(),
                terms.limitPrice(),
                terms.limitYield(),
                terms.stopPrice(),
                terms.timeInForce(),
                terms.expireAt(),
                terms.displayQuantity(),
                terms.minQuantity(),
                terms.trigger(),
                terms.trail(),
                terms.ordType() == OrdType.PEGGED ? terms.peg() : null,
                HeldView.of(order),
                order.locateId(),
                order.routing(),
                order.algorithm(),
                order.run().orElse(null),
                order.cumQty(),
                order.leavesQty(),
                order.avgPx(),
                Slippage.of(order).orElse(null),
                order.routes().stream().map(TradeOrderView::route).toList(),
                order.pendingRequests().stream()
                        .map(request ->
                                new RequestView(request.kind(), request.clOrdId(), request.terms(), request.at()))
                        .toList(),
                order.holds(),
                order.assessment() == null ? List.of() : order.assessment().reasons(),
                order.settlementStatus(),
                order.allocation().map(Allocation::shares).orElse(null),
                order.block().orElse(null),
                order.createdAt(),
                order.updatedAt());
    }

    private static RouteView route(Route route) {
        return new RouteView(
                route.number(),
                route.venue(),
                route.clOrdId(),
                route.status(),
                route.terms().quantity(),
                route.cumQty(),
                route.terms().limitPrice(),
                route.terms().ordType(),
                route.terms().timeInForce(),
                route.at(),
                route.reason() == null ? null : route.reason().strategy(),
                route.reason() == null ? null : route.reason().text(),
                route.reason() == null ? null : route.reason().quotes(),
                route.endedBecause());
    }
}
