package org.tandemoms.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Reason;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.ShortSales;
import org.tandemoms.trading.Side;
import org.tandemoms.trading.TradedInstrument;
import org.tandemoms.trading.TradingStops;
import org.tandemoms.workflow.Decisions;

/** What the rules would say of an order that is not placed yet: the same facts and the same table as at entry. */
@Component
public class TradeWhatIf {

    private final TradeFacts facts;
    private final Decisions decisions;
    private final TradingStops stops;
    private final ShortSales shortSales;

    TradeWhatIf(TradeFacts facts, Decisions decisions, TradingStops stops, ShortSales shortSales) {
        this.shortSales = shortSales;
        this.facts = facts;
        this.decisions = decisions;
        this.stops = stops;
    }

    /** Nothing stops it; a person would have to decide; it would be refused. */
    public enum Outcome {
        CLEAR,
        REVIEW,
        REFUSE
    }

    public record Verdict(Outcome outcome, List<Reason> reasons) {}

    /** @param accounts one, or those of a block */
    public Verdict of(TradedInstrument instrument, Side side, OrderTerms terms, List<String> accounts, String trader) {
        List<Reason> reasons = new ArrayList<>();
        accounts.stream()
                .map(account -> new TradingStops.Target(account, Set.of(trader), instrument.symbol(), null))
                .map(stops::on)
                .flatMap(java.util.Optional::stream)
                .distinct()
                .forEach(stop -> reasons.add(new Reason("kill-switch", stop.id(), stop.words())));
        boolean refused = !reasons.isEmpty();
        boolean isShort = side.isShort() || shortSales.wouldBeShort(instrument, side, terms.quantity(), accounts);
        Decisions.Verdict verdict = decisions.evaluate(
                facts.rules(),
                facts.withShortSale(facts.facts(instrument, side, terms, side.isShort()), isShort, accounts));
        for (Decisions.Row row : verdict.rows()) {
            reasons.add(new Reason(row.text("rule"), verdict.version(), row.text("text")));
            refused |= Finding.Effect.REFUSE.name().equals(row.text("effect"));
        }
        Outcome outcome = refused ? Outcome.REFUSE : reasons.isEmpty() ? Outcome.CLEAR : Outcome.REVIEW;
        return new Verdict(outcome, List.copyOf(reasons));
    }
}
