package org.tandemoms.trading;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.CheckDigits;
import org.tandemoms.instruments.Instrument;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.parties.Accounts;
import org.tandemoms.shared.FieldError;

/** Finds every wrong field of an order, wherever it came in. Pointers are those of the REST body. */
@Component
class OrderChecks {

    private static final int LONGEST_ID = 64;

    private final Instruments instruments;
    private final Accounts accounts;
    private final VenueDirectory venues;
    private final AlgorithmCatalogue algorithms;
    private final Clock clock;

    OrderChecks(
            Instruments instruments,
            Accounts accounts,
            VenueDirectory venues,
            AlgorithmCatalogue algorithms,
            Clock clock) {
        this.algorithms = algorithms;
        this.instruments = instruments;
        this.accounts = accounts;
        this.venues = venues;
        this.clock = clock;
    }

    /** @return every wrong field; none when the order can be taken in */
    List<FieldError> check(OrderCandidate order) {
        var errors = new Errors();
        identifiers(order, errors);
        Optional<Instrument> instrument = instrument(order, errors);
        errors.requireNonNull("/side", order.side());
        instrument
                .filter(known -> known.isOver(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .ifPresent(over -> errors.add("/instrument", "expired", over.symbol() + " is not traded any more"));
        new TermsChecks(order.terms(), instrument, errors).check();
        time(order.terms(), errors);
        routing(order, errors);
        return errors.found;
    }

    private void identifiers(OrderCandidate order, Errors errors) {
        if (errors.requireNonNull("/clientOrderId", order.clientOrderId())
                && !order.clientOrderId().matches("[\\x21-\\x7E]{1," + LONGEST_ID + "}")) {
            errors.add("/clientOrderId", "format", "has 1 to " + LONGEST_ID + " printable characters without spaces");
        }
        if (errors.requireNonNull("/account", order.account())
                && accounts.find(order.account()).isEmpty()) {
            errors.add("/account", "unknown", "There is no account " + order.account());
        }
        if (order.locateId() != null && order.locateId().isBlank()) {
            errors.add("/locateId", "format", "A locate has a number");
        }
    }

    /** The one instrument that all given identifiers name. */
    Optional<Instrument> instrument(OrderCandidate order, Errors errors) {
        if (Stream.of(order.symbol(), order.isin(), order.figi()).allMatch(Objects::isNull)) {
            errors.add("/instrument", "required", "Name the instrument by symbol, isin or figi");
            return Optional.empty();
        }
        if (order.isin() != null && !CheckDigits.isIsin(order.isin())) {
            errors.add("/instrument/isin", "check-digit", order.isin() + " is no ISIN: its check digit is wrong");
        }
        if (order.figi() != null && !CheckDigits.isFigi(order.figi())) {
            errors.add("/instrument/figi", "check-digit", order.figi() + " is no FIGI: its check digit is wrong");
        }
        if (!errors.found.isEmpty() && errors.has("/instrument/")) {
            return Optional.empty();
        }
        List<Instrument> named = Stream.of(
                        instruments.bySymbol(order.symbol()),
                        instruments.byIsin(order.isin()),
                        instruments.byFigi(order.figi()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        long given = Stream.of(order.symbol(), order.isin(), order.figi())
                .filter(Objects::nonNull)
                .count();
        if (named.size() != 1 || !namesAll(named.get(0), order, given)) {
            errors.add("/instrument", "unknown", "No instrument is called by all of the identifiers given");
            return Optional.empty();
        }
        if (order.currency() != null && !order.currency().equals(named.get(0).currency())) {
            errors.add("/currency", "mismatch", "It trades in " + named.get(0).currency());
        }
        return Optional.of(named.get(0));
    }

    private static boolean namesAll(Instrument instrument, OrderCandidate order, long given) {
        return Stream.of(
                                instrument.symbol().equals(order.symbol()),
                                order.isin() != null && order.isin().equals(instrument.isin()),
                                order.figi() != null && order.figi().equals(instrument.figi()))
                        .filter(Boolean::booleanValue)
                        .count()
                == given;
    }

    /** Quantity and prices; also for the terms of a replace. */
    List<FieldError> checkTerms(OrderTerms terms, Instrument instrument) {
        var errors = new Errors();
        new TermsChecks(terms, Optional.of(instrument), errors).check();
        time(terms, errors);
        return errors.found;
    }

    private void time(OrderTerms terms, Errors errors) {
        if (!errors.requireNonNull("/timeInForce", terms.timeInForce())) {
            return;
        }
        if (terms.timeInForce() != TimeInForce.GTD) {
            if (terms.expireAt() != null) {
                errors.add("/expireAt", "not-allowed", "Only an order good till date expires at a time of its own");
            }
        } else if (terms.expireAt() == null) {
            errors.add("/expireAt", "required", "An order good till date says until when");
        } else if (!terms.expireAt().isAfter(clock.instant())) {
            errors.add("/expireAt", "range", "This time has passed");
        }
    }

    private void routing(OrderCandidate order, Errors errors) {
        if (order.algorithm() != null) {
            errors.found.addAll(algorithms.check(order.algorithm(), order.terms()));
        }
        RoutingWish wish = order.routing();
        if (wish == null) {
            return;
        }
        boolean named =
                wish.strategy() == RoutingWish.Strategy.DIRECT || wish.strategy() == RoutingWish.Strategy.PREFERRED;
        if (wish.venue() == null && named) {
            errors.add("/routing/venue", "required", "This strategy needs a venue");
        } else if (wish.venue() != null && !venues.codes().contains(wish.venue())) {
            errors.add("/routing/venue", "unknown", "There is no venue " + wish.venue());
        }
    }

    /** What was found so far. */
    static final class Errors {

        private final List<FieldError> found = new ArrayList<>();

        void add(String pointer, String code, String detail) {
            found.add(FieldError.of(pointer, code, detail));
        }

        boolean requireNonNull(String pointer, Object value) {
            if (value == null) {
                add(pointer, "required", "This is needed");
            }
            return value != null;
        }

        boolean has(String prefix) {
            return found.stream().anyMatch(error -> error.pointer().startsWith(prefix));
        }
    }
}
