package org.tandemoms.fix;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.tandemoms.execution.VenueHealth;
import org.tandemoms.marketdata.MarketData;
import org.tandemoms.outbox.DeadLetters;
import org.tandemoms.shared.MessageCrossing;
import org.tandemoms.trading.AllocationEntry;
import org.tandemoms.trading.MassEntry;
import org.tandemoms.trading.OrderEntry;
import org.tandemoms.trading.VenueReports;

@Configuration(proxyBeanMethods = false)
class FixConfiguration {

    @Bean(destroyMethod = "close")
    FixEngine fixEngine(
            @Value("${tandem.fix.home:integrations/fix}") Path home,
            Environment environment,
            Optional<MessageCrossing> routes) {
        return new FixEngine(new SessionFiles(home, environment).load(), new Crossing(routes));
    }

    @Bean
    FixStart fixStart(
            FixEngine engine,
            OrderEntry entry,
            MassEntry many,
            AllocationEntry allocations,
            VenueReports reports,
            MarketData marketData,
            DeadLetters deadLetters,
            VenueHealth health,
            Clock clock) {
        return new FixStart(
                engine,
                new ClientDesk(entry, many, allocations, engine.sessions(), engine.crossing(), clock),
                new VenueDesk(reports, engine.crossing(), clock),
                new QuoteFeed(marketData, clock),
                new Unstorable(deadLetters, clock),
                health);
    }

    /** Opens the sessions when everything they lead to is up, and before the application calls itself ready. */
    record FixStart(
            FixEngine engine,
            ClientDesk clients,
            VenueDesk venues,
            QuoteFeed quotes,
            Unstorable unstorable,
            VenueHealth health) {

        @EventListener(ApplicationReadyEvent.class)
        void open() {
            engine.start(clients, venues, quotes, unstorable, health);
        }
    }
}
