package org.tandemoms.execution;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.tandemoms.trading.VenueDirectory;

/** The venue directory: {@code tandem.venues} of the configuration, and EXT1 when the sandbox has an outside venue. */
@Component
public class Venues implements VenueDirectory {

    private static final Venue OUTSIDE = new Venue(
            "EXT1",
            "Outside venue",
            Venue.Kind.EXCHANGE,
            null,
            null,
            null,
            null,
            null,
            null,
            EnumSet.allOf(Venue.Ability.class));

    private final Map<String, Venue> byCode = new LinkedHashMap<>();

    @Autowired
    Venues(Environment environment, @Value("${tandem.sandbox.external-venue:false}") boolean outside) {
        Binder.get(environment)
                .bind("tandem.venues", Bindable.listOf(Venue.class))
                .orElse(List.of())
                .forEach(venue -> byCode.put(venue.code(), venue));
        if (outside) {
            byCode.put(OUTSIDE.code(), OUTSIDE);
        }
    }

    Venues(List<Venue> venues) {
        venues.forEach(venue -> byCode.put(venue.code(), venue));
    }

    @Override
    public Set<String> codes() {
        return Set.copyOf(byCode.keySet());
    }

    public Optional<Venue> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public Collection<Venue> all() {
        return List.copyOf(byCode.values());
    }
}
