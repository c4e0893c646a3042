package org.tandemoms.positions.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;
import org.tandemoms.positions.LotMethod;
import org.tandemoms.positions.Position;
import org.tandemoms.positions.Valuation;

/**
 * A position as the API shows it; amounts in its currency, not rounded.
 *
 * @param marketPrice and what follows from it: absent where no price is known
 * @param totalPnl realised and unrealised together
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PositionView(
        String account,
        String symbol,
        @Nullable String assetClass,
        String currency,
        BigDecimal quantity,
        BigDecimal averagePrice,
        BigDecimal cost,
        @Nullable BigDecimal marketPrice,
        @Nullable Valuation.Source priceSource,
        @Nullable Instant pricedAt,
        @Nullable BigDecimal marketValue,
        @Nullable BigDecimal unrealisedPnl,
        BigDecimal realisedPnl,
        @Nullable BigDecimal totalPnl,
        LotMethod lotMethod,
        @Nullable List<LotView> lots,
        Instant updatedAt) {

    private static final int CENTS = 2;

    /** @param trade key of the trade that opened it: an execution's id, or an order's share in an allocation */
    record LotView(String trade, Instant openedAt, BigDecimal quantity, BigDecimal cost) {}

    static PositionView of(Position position, Valuation valuation, boolean withLots) {
        Valuation.Marked marked = valuation.marked(position).orElse(null);
        return new PositionView(
                position.account(),
                position.symbol(),
                valuation.assetClass(position).map(Enum::name).orElse(null),
                position.currency(),
                position.quantity(),
                position.averagePrice(),
                plain(position.cost()),
                marked == null ? null : marked.mark().price(),
                marked == null ? null : marked.mark().source(),
                marked == null ? null : marked.mark().at(),
                marked == null ? null : plain(marked.value()),
                marked == null ? null : plain(marked.unrealised()),
                plain(position.realised()),
                marked == null ? null : plain(position.realised().add(marked.unrealised())),
                position.method(),
                withLots ? lots(position) : null,
                position.updatedAt());
    }

    /** Without zeros that say nothing, but for the cents. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < CENTS ? stripped.setScale(CENTS) : stripped;
    }

    private static List<LotView> lots(Position position) {
        return position.lots().stream()
                .map(lot -> new LotView(lot.trade(), lot.openedAt(), lot.quantity(), plain(lot.cost())))
                .toList();
    }
}
