package org.tandemoms.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tandemoms.inventory.Allotment;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** The returns of one order. No piece comes back twice, and no more is given back than its price. */
final class Returns {

    private List<ReturnNote> notes = new ArrayList<>();

    List<ReturnNote> all() {
        return List.copyOf(notes);
    }

    Optional<ReturnNote> find(String id) {
        return notes.stream().filter(note -> note.id().equals(id)).findFirst();
    }

    /** The return that an earlier request with that key made; refuses when that request said something else. */
    Optional<ReturnNote> requestedBefore(String key, String hash) {
        Optional<ReturnNote> before = notes.stream()
                .filter(note -> note.request().startsWith(key + "#"))
                .findFirst();
        before.filter(note -> !note.request().equals(key + "#" + hash)).ifPresent(other -> {
            throw Refused.because(
                    ProblemCode.IDEMPOTENCY_MISMATCH, "This key was used for another request; use a new key");
        });
        return before;
    }

    /**
     * Notes goods that shall come back, and has their return opened.
     *
     * @param exchange prices what is wanted in exchange for what comes back
     * @throws Refused {@code validation} with every line that cannot come back like that
     */
    ReturnNote request(
            SalesOrder order,
            String id,
            String request,
            ReturnRequest wanted,
            List<Allotment> delivered,
            Function<ReturnNote, List<SalesLine>> exchange) {
        List<ReturnNote.Line> lines = linesOf(order, wanted, delivered);
        var goods = new ReturnNote(
                id,
                request,
                wanted.reason(),
                lines,
                ReturnNote.State.OPEN,
                order.now(),
                wanted.resolution(),
                List.of());
        ReturnNote note = goods.replacedBy(exchange.apply(goods));
        notes.add(note);
        order.note(
                "return-requested",
                "Return " + id + " requested: " + wanted.reason().inWords(),
                Map.of("return", id));
        order.send("return:" + id, "sales", "return.open", Map.of("return", id));
        return note;
    }

    private List<ReturnNote.Line> linesOf(SalesOrder order, ReturnRequest wanted, List<Allotment> delivered) {
        List<FieldError> errors = new ArrayList<>();
        List<ReturnNote.Line> lines = new ArrayList<>();
        for (int i = 0; i < wanted.lines().size(); i++) {
            ReturnRequest.Line line = wanted.lines().get(i);
            Optional<SalesLine> sold = order.line(line.lineId());
            List<Allotment> parts =
                    sold.map(known -> SalesLines.of(order, known, delivered)).orElse(List.of());
            BigDecimal left = quantity(parts).subtract(returned(line.lineId())).subtract(sum(lines, line.lineId()));
            if (sold.isEmpty() || left.compareTo(line.quantity()) < 0) {
                errors.add(FieldError.of(
                        "/lines/" + i + "/quantity",
                        "not-delivered",
                        "No more than " + left.max(BigDecimal.ZERO).toPlainString() + " of line " + line.lineId()
                                + " can come back"));
            } else {
                lines.add(new ReturnNote.Line(
                        line.lineId(),
                        sold.get().sku(),
                        parts.get(0).location(),
                        line.quantity(),
                        value(sold.get(), line.quantity(), lines, order)));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
        return lines;
    }

    /** Share of the line's price; the last piece gets what is left, so that the parts are the whole. */
    private BigDecimal value(SalesLine line, BigDecimal quantity, List<ReturnNote.Line> sameReturn, SalesOrder order) {
        BigDecimal before = returned(line.lineId()).add(sum(sameReturn, line.lineId()));
        BigDecimal until = share(line, before.add(quantity), order);
        return until.subtract(share(line, before, order));
    }

    private static BigDecimal share(SalesLine line, BigDecimal quantity, SalesOrder order) {
        return line.gross()
                .multiply(quantity)
                .divide(line.quantity(), order.totals().gross().scale(), RoundingMode.HALF_UP);
    }

    /** The goods of a return are back: their money pays for others or is given back, once, and never more than was paid. */
    void received(SalesOrder order, String id, BigDecimal amount) {
        settle(id, ReturnNote.State.DONE);
        BigDecimal moved = order.payment().promisedCredit(id);
        BigDecimal given =
                amount.subtract(moved).min(order.payment().refundable(order)).max(BigDecimal.ZERO);
        order.refund(id, given);
        BigDecimal credited = given.add(moved);
        if (credited.signum() > 0 && order.takes("credit:" + id)) {
            order.send(
                    "credit:" + id,
                    "billing",
                    "credit.issue",
                    Map.of("return", id, "amount", credited.toPlainString()));
        }
    }

    /** What paid for goods in exchange is not needed for them; it is given back when the goods it is for are here. */
    void creditNotNeeded(SalesOrder order, String id, String reference, BigDecimal amount) {
        BigDecimal free = order.payment().freeCredit(id, reference, amount);
        if (find(id).filter(note -> note.state() == ReturnNote.State.DONE).isPresent()) {
            order.refund(id + ":" + reference, free);
        }
    }

    void refused(SalesOrder order, String id) {
        settle(id, ReturnNote.State.REFUSED);
        order.payment().freeCredit(id, "refused", order.payment().promisedCredit(id));
    }

    /** No piece is gone: what was mended may come back another time. */
    void repaired(String id) {
        settle(id, ReturnNote.State.REPAIRED);
    }

    private void settle(String id, ReturnNote.State state) {
        notes.replaceAll(note -> note.id().equals(id) ? note.in(state) : note);
    }

    /** All that was delivered has come back. */
    boolean isEverythingBack(List<Allotment> delivered) {
        return quantity(delivered).compareTo(sum(note -> note.state() == ReturnNote.State.DONE, line -> true)) <= 0;
    }

    private BigDecimal returned(String lineId) {
        return sum(
                note -> note.state() == ReturnNote.State.OPEN || note.state() == ReturnNote.State.DONE,
                line -> line.lineId().equals(lineId));
    }

    private BigDecimal sum(Predicate<ReturnNote> which, Predicate<ReturnNote.Line> lines) {
        return notes.stream()
                .filter(which)
                .flatMap(note -> note.lines().stream())
                .filter(lines)
                .map(ReturnNote.Line::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(List<ReturnNote.Line> lines, String lineId) {
        return lines.stream()
                .filter(line -> line.lineId().equals(lineId))
                .map(ReturnNote.Line::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal quantity(List<Allotment> parts) {
        return parts.stream().map(Allotment::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
