package org.tandemoms.integration;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;

/** A Camel context with the routes of a home, as the application runs it, without the application. */
final class RunningRoutes implements AutoCloseable {

    static final Path SHIPPED = Path.of("integrations");

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final RunningCamel running = new RunningCamel(() -> camel);
    final IntegrationHome home;
    final Mappings mappings;
    final RouteReport report = new RouteReport();

    /** @param properties values for {@code {{...}}}, such as {@code tandem.partners.payment.url} */
    RunningRoutes(Path folder, Map<String, String> properties) {
        home = IntegrationHome.at(folder);
        mappings = new Mappings(home);
        Properties values = new Properties();
        values.putAll(properties);
        camel.getPropertiesComponent().setInitialProperties(values);
        CamelSetting.prepare(camel, mappings, new ObjectMapper());
        camel.start();
        new RouteLoader(home, mappings, report).load(camel);
    }

    Receipt deliver(String destination, String key, String orderId, String type, Map<String, Object> payload) {
        OutboxMessage message =
                new OutboxMessage(key, 0, destination, type, payload, Instant.EPOCH, 0, Instant.EPOCH, null);
        return new CamelCourier(destination, running).deliver(orderId, message);
    }

    CamelCrossing crossing() {
        return new CamelCrossing(running);
    }

    List<String> routes() {
        return camel.getRoutes().stream()
                .map(route -> route.getRouteId())
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
