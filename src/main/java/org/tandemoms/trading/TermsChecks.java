package org.tandemoms.trading;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.trading.OrderChecks.Errors;

/** What an order may ask for: which prices, quantities and instructions go with which order type and time in force. */
final class TermsChecks {

    private static final BigDecimal MOST = new BigDecimal("1000000000");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Types that wait for something, and so cannot be executed at once or never. */
    private static final Set<OrdType> WAITING =
            EnumSet.of(OrdType.STOP, OrdType.STOP_LIMIT, OrdType.TRAILING_STOP, OrdType.PEGGED, OrdType.ICEBERG);

    private static final Set<OrdType> AT_CLOSE = EnumSet.of(OrdType.MARKET_ON_CLOSE, OrdType.LIMIT_ON_CLOSE);
    private static final Set<OrdType> PLAIN = EnumSet.of(OrdType.MARKET, OrdType.LIMIT);
    private static final Set<TimeInForce> LASTING = EnumSet.of(TimeInForce.DAY, TimeInForce.GTC, TimeInForce.GTD);
    private static final Set<TimeInForce> CLOSING = EnumSet.of(TimeInForce.DAY, TimeInForce.CLS);

    private final OrderTerms terms;
    private final Optional<Instrument> instrument;
    private final Errors errors;

    TermsChecks(OrderTerms terms, Optional<Instrument> instrument, Errors errors) {
        this.terms = terms;
        this.instrument = instrument;
        this.errors = errors;
    }

    void check() {
        if (errors.requireNonNull("/quantity", terms.quantity())) {
            quantity("/quantity", terms.quantity());
        }
        if (!errors.requireNonNull("/orderType", terms.ordType())) {
            return;
        }
        if (terms.limitYield() != null) {
            limitYield();
        }
        boolean yieldHasNoPrice = terms.limitYield() != null && terms.limitPrice() == null;
        if (!yieldHasNoPrice) {
            limitPrice();
        }
        price("/stopPrice", terms.stopPrice(), terms.ordType().hasStop(), terms.ordType() == OrdType.TRAILING_STOP);
        display();
        minQuantity();
        trigger();
        trail();
        peg();
        timeInForce();
    }

    private void limitPrice() {
        price("/limitPrice", terms.limitPrice(), terms.ordType().hasLimit(), terms.ordType() == OrdType.PEGGED);
    }

    /** Its price has been looked for before. */
    private void limitYield() {
        if (!terms.ordType().hasLimit() || terms.ordType().hasStop()) {
            errors.add("/limitYield", "not-allowed", what() + " has no limit that could be a yield");
        } else if (terms.limitPrice() == null && instrument.isPresent()) {
            errors.add(
                    "/limitYield",
                    "range",
                    instrument.get().symbol() + " has no price at a yield of "
                            + terms.limitYield().toPlainString() + " percent");
        }
    }

    private void quantity(String at, BigDecimal value) {
        if (value.signum() <= 0 || value.compareTo(MOST) > 0) {
            errors.add(at, "range", "A quantity is more than 0 and at most " + MOST.toPlainString());
        } else if (instrument.isPresent() && !instrument.get().isInLots(value)) {
            errors.add(
                    at, "lot", "It trades in steps of " + instrument.get().lot().toPlainString());
        }
    }

    private void price(String at, BigDecimal value, boolean needed, boolean allowed) {
        if (value == null) {
            if (needed) {
                errors.add(at, "required", what() + " needs this price");
            }
        } else if (!needed && !allowed) {
            errors.add(at, "not-allowed", what() + " has no such price");
        } else if (value.signum() <= 0 || value.compareTo(MOST) > 0) {
            errors.add(at, "range", "A price is more than 0 and at most " + MOST.toPlainString());
        } else {
            onTick(at, value, "Its price moves");
        }
    }

    private void onTick(String at, BigDecimal value, String what) {
        if (instrument.isPresent() && !instrument.get().isOnTick(value)) {
            errors.add(
                    at,
                    "tick",
                    what + " in steps of " + instrument.get().tickAt(value).toPlainString());
        }
    }

    private void display() {
        BigDecimal shown = terms.displayQuantity();
        if (shown == null) {
            if (terms.ordType() == OrdType.ICEBERG) {
                errors.add("/displayQuantity", "required", "An iceberg order says how much is shown");
            }
            return;
        }
        if (terms.ordType() != OrdType.ICEBERG && terms.ordType() != OrdType.LIMIT) {
            errors.add("/displayQuantity", "not-allowed", what() + " does not show a part of itself");
        }
        quantity("/displayQuantity", shown);
        atMostAll("/displayQuantity", shown, "No more than the quantity can be shown");
    }

    private void minQuantity() {
        BigDecimal least = terms.minQuantity();
        if (least == null) {
            return;
        }
        boolean auction = terms.timeInForce() == TimeInForce.OPG || terms.timeInForce() == TimeInForce.CLS;
        if (!PLAIN.contains(terms.ordType()) || auction || terms.displayQuantity() != null) {
            errors.add("/minQuantity", "not-allowed", "Only a plain market or limit order has a minimum quantity");
        }
        quantity("/minQuantity", least);
        atMostAll("/minQuantity", least, "The minimum is no more than the quantity");
    }

    private void atMostAll(String at, BigDecimal part, String words) {
        if (terms.quantity() != null && part.compareTo(terms.quantity()) > 0) {
            errors.add(at, "range", words);
        }
    }

    private void trigger() {
        boolean stops = terms.ordType().hasStop() || terms.ordType() == OrdType.TRAILING_STOP;
        if (terms.trigger() != null && !stops) {
            errors.add("/trigger", "not-allowed", what() + " waits for no price");
        }
    }

    private void trail() {
        Trail trail = terms.trail();
        if (terms.ordType() != OrdType.TRAILING_STOP) {
            if (trail != null) {
                errors.add("/trail", "not-allowed", "Only a trailing stop follows the market");
            }
            return;
        }
        if (trail == null) {
            if (terms.stopPrice() == null) {
                errors.add("/trail", "required", "A trailing stop says how far behind it stays, or where it begins");
            }
        } else if ((trail.amount() == null) == (trail.percent() == null)) {
            errors.add("/trail", "format", "Give either an amount or a percentage");
        } else if (trail.percent() != null) {
            if (trail.percent().signum() <= 0 || trail.percent().compareTo(HUNDRED) >= 0) {
                errors.add("/trail/percent", "range", "It is more than 0 and less than 100");
            }
        } else if (trail.amount().signum() <= 0 || trail.amount().compareTo(MOST) > 0) {
            errors.add("/trail/amount", "range", "It is more than 0 and at most " + MOST.toPlainString());
        } else {
            onTick("/trail/amount", trail.amount(), "It is given");
        }
    }

    private void peg() {
        Peg peg = terms.instructions() == null ? null : terms.instructions().peg();
        if (peg == null) {
            return;
        }
        if (terms.ordType() != OrdType.PEGGED) {
            errors.add("/peg", "not-allowed", "Only a pegged order follows a price");
        } else if (peg.offset() != null) {
            if (peg.offset().abs().compareTo(MOST) > 0) {
                errors.add("/peg/offset", "range", "It is at most " + MOST.toPlainString() + " either way");
            } else {
                onTick("/peg/offset", peg.offset(), "It is given");
            }
        }
    }

    private void timeInForce() {
        TimeInForce time = terms.timeInForce();
        if (time == null) {
            return;
        }
        boolean fits = AT_CLOSE.contains(terms.ordType())
                ? CLOSING.contains(time)
                : PLAIN.contains(terms.ordType()) || LASTING.contains(time);
        if (!fits) {
            errors.add(
                    "/timeInForce",
                    "mismatch",
                    what()
                            + (WAITING.contains(terms.ordType())
                                    ? " takes its time: DAY, GTC or GTD"
                                    : " is for the day or the close: DAY or CLS"));
        }
    }

    private String what() {
        String type = Wording.of(terms.ordType());
        return ("aeiou".indexOf(type.charAt(0)) < 0 ? "A " : "An ") + type + " order";
    }
}
