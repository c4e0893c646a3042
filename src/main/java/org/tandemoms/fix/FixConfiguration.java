package org.tandemoms.fix;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.tandemoms.execution.VenueHealth;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.marketdata.MarketData;
import org.tandemoms.outbox.DeadLetters;
import org.tandemoms.outbox.Leases;
import org.tandemoms.shared.Ids;
import org.tandemoms.shared.MessageCrossing;
import org.tandemoms.trading.AllocationEntry;
import org.tandemoms.trading.BondYields;
import org.tandemoms.trading.MassEntry;
import org.tandemoms.trading.OrderEntry;
import org.tandemoms.trading.VenueReports;
import quickfix.FileStoreFactory;

@Configuration(proxyBeanMethods = false)
class FixConfiguration {

    /** Where sequence numbers and sent messages are kept: with several nodes in the database that they share. */
    enum Store {
        FILES,
        DATABASE
    }

    @Bean(destroyMethod = "close")
    FixEngine fixEngine(
            @Value("${tandem.fix.home:integrations/fix}") Path home,
            @Value("${tandem.fix.store:files}") Store store,
            ObjectProvider<DataSource> database,
            Environment environment,
            Optional<MessageCrossing> routes) {
        InboxStores stores = store == Store.FILES
                ? new InboxStores(FileStoreFactory::new)
                : new InboxStores(new DatabaseStores(database.getObject())::factory);
        return new FixEngine(new SessionFiles(home, environment).load(), new Crossing(routes), stores);
    }

    @Bean
    FixDuty fixDuty(
            FixEngine engine,
            OrderEntry entry,
            MassEntry many,
            AllocationEntry allocations,
            VenueReports reports,
            MarketData marketData,
            DeadLetters deadLetters,
            VenueHealth health,
            Leases leases,
            Clock clock,
            Instruments instruments,
            BondYields bondYields,
            @Value("${tandem.node:}") String node,
            @Value("${tandem.fix.lease:0s}") Duration lease) {
        YieldSpeech yields = new YieldSpeech(bondYields, clock);
        engine.serves(
                new ClientDesk(
                        entry,
                        many,
                        allocations,
                        engine.sessions(),
                        engine.crossing(),
                        new Securities(instruments),
                        yields,
                        clock),
                new VenueDesk(reports, engine.crossing(), yields, clock),
                new QuoteFeed(marketData, yields, clock),
                new Unstorable(deadLetters, clock),
                health);
        return new FixDuty(engine, leases, node.isBlank() ? Ids.next() : node, lease, clock);
    }
}
