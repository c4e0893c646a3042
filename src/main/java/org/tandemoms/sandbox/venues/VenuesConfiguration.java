package org.tandemoms.sandbox.venues;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The simulated venues inside the OMS; with {@code tandem.sandbox.simulators=external} they run as a process of their own. */
@Configuration
@Profile("sandbox")
@ConditionalOnProperty(name = "tandem.sandbox.simulators", havingValue = "embedded", matchIfMissing = true)
class VenuesConfiguration {

    @Bean(destroyMethod = "close")
    VenuesServer simulatedVenues(
            @Value("${tandem.sandbox.base-port:9890}") int basePort,
            @Value("${tandem.data-dir:./data}") Path dataDir,
            Clock clock) {
        return VenuesServer.start(VenueSettings.of(basePort, dataDir, clock));
    }
}
