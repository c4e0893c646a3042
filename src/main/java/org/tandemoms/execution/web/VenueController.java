package org.tandemoms.execution.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.execution.Venue;
import org.tandemoms.execution.VenueHealth;
import org.tandemoms.execution.Venues;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.TradingStops;

@RestController
@RequestMapping("/api/v1/venues")
@Tag(name = "Trading")
class VenueController {

    private final Venues venues;
    private final VenueHealth health;
    private final TradingStops stops;

    VenueController(Venues venues, VenueHealth health, TradingStops stops) {
        this.venues = venues;
        this.health = health;
        this.stops = stops;
    }

    record VenueView(
            String code,
            String name,
            Venue.Kind kind,
            boolean lit,
            @Nullable String market,
            @Nullable String hours,
            BigDecimal takingFee,
            BigDecimal addingFee,
            List<String> orderTypes,
            List<String> timesInForce,
            HealthView health,
            @Nullable String stopped) {}

    record HealthView(@Nullable Boolean connected, @Nullable Instant since, @Nullable Instant lastAnswerAt) {}

    @GetMapping
    @AllowedFor(anyRole = true)
    @Operation(summary = "Venues and brokers: fees, what they take, whether they are there")
    List<VenueView> venues() {
        return venues.all().stream().map(this::view).toList();
    }

    @GetMapping("/{code}")
    @AllowedFor(anyRole = true)
    @Operation(summary = "One venue or broker")
    VenueView venue(@PathVariable String code) {
        return venues.find(code)
                .map(this::view)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no venue " + code));
    }

    private VenueView view(Venue venue) {
        VenueHealth.Health now = health.of(venue.code());
        return new VenueView(
                venue.code(),
                venue.name(),
                venue.kind(),
                venue.isLit(),
                venue.market(),
                venue.hours(),
                venue.takingFee(),
                venue.addingFee(),
                names(venue.orderTypes()),
                names(venue.timesInForce()),
                new HealthView(now.connected(), now.since(), now.lastAnswerAt()),
                stops.on(new TradingStops.Target(null, Set.of(), null, venue.code()))
                        .map(TradingStops.Stop::words)
                        .orElse(null));
    }

    private static List<String> names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().toList();
    }
}
