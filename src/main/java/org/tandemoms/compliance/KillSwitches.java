package org.tandemoms.compliance;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.parties.Accounts;
import org.tandemoms.shared.CanonicalJson;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.TradingStops;
import org.tandemoms.trading.VenueDirectory;

/**
 * Sets and ends kill switches, and tells trading what is stopped. A switch works from the moment it is stored: one node
 * alone keeps the board in memory and writes through; several nodes read the one small document every time they ask.
 */
@Component
public class KillSwitches implements TradingStops {

    private static final Logger log = LoggerFactory.getLogger(KillSwitches.class);
    private static final int ATTEMPTS = 100;

    private final KillSwitchStore store;
    private final Accounts accounts;
    private final Instruments instruments;
    private final VenueDirectory venues;
    private final Clock clock;
    private final boolean cluster;
    private volatile KillSwitchStore.Board board;

    KillSwitches(
            KillSwitchStore store,
            Accounts accounts,
            Instruments instruments,
            VenueDirectory venues,
            Clock clock,
            @Value("${tandem.cluster:false}") boolean cluster) {
        this.store = store;
        this.accounts = accounts;
        this.instruments = instruments;
        this.venues = venues;
        this.clock = clock;
        this.cluster = cluster;
        this.board = store.read();
    }

    // --- what trading asks ----------------------------------------------------------------------------------------

    @Override
    public boolean any() {
        return !on().isEmpty();
    }

    @Override
    public Optional<Stop> on(Target target) {
        return on().stream()
                .filter(stop -> stop.covers(target))
                .findFirst()
                .map(stop -> new Stop(stop.id(), stop.words()));
    }

    /** Those that are on. */
    public List<KillSwitch> on() {
        return cluster ? store.read().on() : board.on();
    }

    // --- what people do -------------------------------------------------------------------------------------------

    /** @param again true when the same request was made before, and this is its switch */
    public record Pulled(KillSwitch killSwitch, boolean again) {}

    /**
     * Puts a switch on; durable when this returns.
     *
     * @param key the caller's idempotency key: the same key names the same switch
     */
    public Pulled set(KillSwitch.Scope scope, String value, String reason, String key, String by) {
        check(scope, value);
        String named = scope == KillSwitch.Scope.FIRM ? null : value;
        String id = CanonicalJson.sha256(by + "|" + key).substring(0, 24);
        String hash = CanonicalJson.sha256(scope + "|" + named + "|" + reason);
        Optional<KillSwitch> before = find(id);
        if (before.isPresent()) {
            return again(before.get(), hash);
        }
        var wanted = KillSwitch.set(id, scope, named, reason, hash, by, clock.instant());
        change(on -> on.stream().anyMatch(same -> same.id().equals(id))
                ? on
                : Stream.concat(on.stream(), Stream.of(wanted)).toList());
        log.warn("Kill switch {} set by {}: {}", id, by, wanted.words());
        return new Pulled(wanted, false);
    }

    private static Pulled again(KillSwitch before, String hash) {
        if (!before.requestHash().equals(hash)) {
            throw Refused.because(
                    ProblemCode.IDEMPOTENCY_MISMATCH, "This key was used for another request; use a new key");
        }
        return new Pulled(before, true);
    }

    /** A switch on something that is not there stops nothing; better to say so at once. */
    private void check(KillSwitch.Scope scope, String value) {
        boolean known =
                switch (scope) {
                    case FIRM -> true;
                    case ACCOUNT -> accounts.find(value).isPresent();
                    case TRADER -> value != null && !value.isBlank();
                    case INSTRUMENT -> instruments.bySymbol(value).isPresent();
                    case VENUE -> value != null && venues.codes().contains(value);
                };
        if (!known) {
            String text = value == null || value.isBlank()
                    ? "Say which " + scope.name().toLowerCase(Locale.ROOT) + " is stopped"
                    : "There is no " + scope.name().toLowerCase(Locale.ROOT) + " " + value;
            throw Problem.invalid(List.of(FieldError.of("/value", value == null ? "required" : "unknown", text)))
                    .refused();
        }
    }

    /**
     * Asks for the end of a switch. The first person's word is kept, a second person's ends it.
     *
     * @return true when the switch is off now; false when a second person has to agree
     * @throws Refused {@code four-eyes} when the same person asks again
     */
    public boolean release(String id, String by) {
        Instant now = clock.instant();
        KillSwitch stop = on().stream()
                .filter(any -> any.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no kill switch " + id + " on"));
        if (stop.releaseAskedBy() == null) {
            change(on -> replaced(on, id, was -> was.releaseAskedBy() == null ? was.releaseAsked(by, now) : was));
            KillSwitch after = find(id).orElseThrow();
            if (by.equals(after.releaseAskedBy())) {
                log.warn("{} asks for the end of kill switch {}", by, id);
                return false;
            }
            return release(id, by);
        }
        if (stop.releaseAskedBy().equals(by)) {
            throw Refused.because(
                    ProblemCode.FOUR_EYES, "You have asked for its end already; a second person has to agree");
        }
        store.file(stop.released(by, now));
        change(on -> on.stream().filter(any -> !any.id().equals(id)).toList());
        log.warn("Kill switch {} is off: asked for by {}, agreed by {}", id, stop.releaseAskedBy(), by);
        return true;
    }

    private static List<KillSwitch> replaced(List<KillSwitch> on, String id, UnaryOperator<KillSwitch> change) {
        return on.stream()
                .map(stop -> stop.id().equals(id) ? change.apply(stop) : stop)
                .toList();
    }

    public Optional<KillSwitch> find(String id) {
        return on().stream().filter(stop -> stop.id().equals(id)).findFirst().or(() -> store.ended(id));
    }

    /** Those that are on, then the ended ones, newest first. */
    public List<KillSwitch> all(int limit) {
        List<KillSwitch> all = new ArrayList<>(on());
        Set<String> ids = all.stream().map(KillSwitch::id).collect(Collectors.toSet());
        store.ended(limit).stream().filter(ended -> !ids.contains(ended.id())).forEach(all::add);
        return all.stream().limit(limit).toList();
    }

    private synchronized void change(UnaryOperator<List<KillSwitch>> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            KillSwitchStore.Board before = store.read();
            List<KillSwitch> after = change.apply(before.on());
            if (after.equals(before.on()) || store.replace(before, after)) {
                board = store.read();
                return;
            }
        }
        throw new IllegalStateException("The board of kill switches could not be written");
    }
}
