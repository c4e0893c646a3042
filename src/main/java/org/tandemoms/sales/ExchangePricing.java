package org.tandemoms.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

/**
 * Prices what a customer gets in exchange: an item that was bought costs what was paid for it, so that the same for the
 * same costs nothing to the cent; another one has its list price. The delivery of a replacement is free.
 */
@Component
class ExchangePricing {

    private final Pricing pricing;

    ExchangePricing(Pricing pricing) {
        this.pricing = pricing;
    }

    /** @throws org.tandemoms.shared.Refused {@code validation} with every item that is unknown or has no price */
    List<SalesLine> price(SalesOrder order, ReturnNote goods, List<ReturnRequest.Wanted> wanted) {
        if (goods.resolution() != ReturnResolution.EXCHANGE) {
            return none(wanted);
        }
        if (wanted.isEmpty()) {
            return goods.lines().stream().map(line -> again(order, line)).toList();
        }
        List<FieldError> errors = new ArrayList<>();
        List<SalesLine> lines = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            line(order, goods, wanted.get(i), i, errors).ifPresent(lines::add);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
        return lines;
    }

    private static List<SalesLine> none(List<ReturnRequest.Wanted> wanted) {
        if (!wanted.isEmpty()) {
            throw Problem.invalid(List.of(FieldError.of(
                            "/exchange", "not-allowed", "Other goods are given for the resolution EXCHANGE only")))
                    .refused();
        }
        return List.of();
    }

    private Optional<SalesLine> line(
            SalesOrder order, ReturnNote goods, ReturnRequest.Wanted wanted, int index, List<FieldError> errors) {
        Optional<SalesLine> same = goods.lines().stream()
                .filter(back ->
                        back.sku().equals(wanted.sku()) && back.quantity().compareTo(wanted.quantity()) == 0)
                .map(back -> again(order, back))
                .findFirst();
        if (same.isPresent()) {
            return same.map(line -> named(line, Integer.toString(index + 1)));
        }
        BigDecimal paid = paidPrice(order, goods, wanted).orElse(null);
        var basis = new Pricing.Basis(
                order.customerId(), order.currency(), order.shipTo().country());
        List<FieldError> found = new ArrayList<>();
        List<SalesLine> priced = pricing.lines(
                basis,
                List.of(new Pricing.Wanted(Integer.toString(index + 1), wanted.sku(), wanted.quantity(), paid)),
                found);
        found.forEach(error -> errors.add(FieldError.of(
                error.pointer().replace("/lines/0", "/exchange/" + index), error.code(), error.detail())));
        return priced.stream().findFirst();
    }

    /** What was paid for a piece holds for no more pieces than come back. */
    private static Optional<BigDecimal> paidPrice(SalesOrder order, ReturnNote goods, ReturnRequest.Wanted wanted) {
        return goods.lines().stream()
                .filter(back ->
                        back.sku().equals(wanted.sku()) && back.quantity().compareTo(wanted.quantity()) >= 0)
                .flatMap(back -> order.line(back.lineId()).stream())
                .map(ExchangePricing::netPiece)
                .findFirst();
    }

    private static BigDecimal netPiece(SalesLine bought) {
        return bought.net().divide(bought.quantity(), 6, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** The same piece again, worth exactly what comes back. */
    private static SalesLine again(SalesOrder order, ReturnNote.Line back) {
        SalesLine bought = order.line(back.lineId()).orElseThrow();
        BigDecimal net = back.value()
                .divide(BigDecimal.ONE.add(bought.taxRate()), back.value().scale(), RoundingMode.HALF_UP);
        return new SalesLine(
                back.lineId(),
                back.sku(),
                bought.name(),
                back.quantity(),
                net.divide(back.quantity(), 6, RoundingMode.HALF_UP).stripTrailingZeros(),
                BigDecimal.ZERO,
                net,
                bought.taxRate(),
                back.value().subtract(net),
                true,
                List.of(),
                back.quantity());
    }

    private static SalesLine named(SalesLine line, String lineId) {
        return new SalesLine(
                lineId,
                line.sku(),
                line.name(),
                line.quantity(),
                line.unitPrice(),
                line.discount(),
                line.net(),
                line.taxRate(),
                line.tax(),
                line.agreed(),
                line.allotments(),
                line.backordered());
    }
}
