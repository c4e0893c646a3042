package org.tandemoms.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;

/** Runs the simulators inside the OMS, unless {@code tandem.sandbox.simulators=external} says that they run on their own. */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@ConditionalOnProperty(name = "tandem.sandbox.simulators", havingValue = "embedded", matchIfMissing = true)
class SimulatorsConfiguration {

    @Bean
    OwnAddress ownAddress(
            @Value("${tandem.callback-url:}") String told, @Value("${server.port:8080}") int configuredPort) {
        return new OwnAddress(told, configuredPort);
    }

    @Bean(destroyMethod = "close")
    Simulators simulators(
            OwnAddress oms,
            Clock clock,
            @Value("${tandem.sandbox.base-port:9890}") int basePort,
            @Value("${tandem.data-dir}") Path dataDir,
            @Value("${tandem.callback-secret}") String callBackSecret)
            throws IOException {
        return Simulators.start(basePort, dataDir, oms::address, callBackSecret, clock);
    }

    /** Where the partners call back: as told, or at the port that the web server really got. */
    static final class OwnAddress {
        private final String told;
        private volatile int port;

        OwnAddress(String told, int configuredPort) {
            this.told = told;
            this.port = configuredPort;
        }

        @EventListener
        void listensOn(WebServerInitializedEvent event) {
            if (event.getApplicationContext().getServerNamespace() == null) {
                port = event.getWebServer().getPort();
            }
        }

        URI address() {
            return URI.create(told.isEmpty() ? "http://127.0.0.1:" + port : told);
        }
    }
}
