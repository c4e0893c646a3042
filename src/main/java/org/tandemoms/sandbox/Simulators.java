package org.tandemoms.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.tandemoms.sandbox.partners.PartnersServer;
import org.tandemoms.sandbox.partners.PartnersSettings;
import org.tandemoms.sandbox.venues.VenueSettings;
import org.tandemoms.sandbox.venues.VenuesServer;

/**
 * The outside world of the sandbox: simulated partners over HTTP and simulated venues over FIX. Runs inside the OMS, or by
 * {@code java -jar tandem-oms.jar simulators} in a process of its own that outlives a killed OMS.
 */
public final class Simulators implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Simulators.class);

    private final PartnersServer partners;
    private final VenuesServer venues;

    private Simulators(PartnersServer partners, VenuesServer venues) {
        this.partners = partners;
        this.venues = venues;
    }

    /** Starts every simulator; {@code oms} is asked for the address of call-backs each time one is sent. */
    public static Simulators start(int basePort, Path dataDir, Supplier<URI> oms, String callBackSecret, Clock clock)
            throws IOException {
        PartnersServer partners =
                PartnersServer.start(new PartnersSettings(basePort, dataDir, oms, callBackSecret, clock));
        LOG.info(
                "Simulated CRM, ERP, carrier, payment provider, custodian and supplier listen on 127.0.0.1:{} to {}",
                basePort + 10,
                basePort + 15);
        try {
            return new Simulators(partners, VenuesServer.start(VenueSettings.of(basePort, dataDir, clock)));
        } catch (IllegalStateException e) {
            partners.close();
            throw e;
        }
    }

    @Override
    public void close() {
        venues.close();
        partners.close();
    }

    /** Entry of the separate process; takes {@code --name=value} and the environment, returns only when the process is stopped. */
    public static void main(String[] args) throws IOException, InterruptedException {
        LoggingSystem.get(Simulators.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
        Options options = new Options(args, System.getenv());
        URI oms = URI.create(
                options.get("tandem.callback-url", "http://127.0.0.1:" + options.get("server.port", "8080")));
        Simulators simulators = start(
                Integer.parseInt(options.get("tandem.sandbox.base-port", "9890")),
                Path.of(options.get("tandem.data-dir", "./data")),
                () -> oms,
                options.get("tandem.callback-secret", "sandbox"),
                Clock.systemUTC());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            simulators.close();
            stopped.countDown();
        }));
        stopped.await();
    }

    /** Options by the rules of the OMS itself: the command line wins over the environment, names there in upper case with {@code _}. */
    private record Options(String[] args, Map<String, String> environment) {

        String get(String name, String fallback) {
            String prefix = "--" + name + "=";
            for (String arg : args) {
                if (arg.startsWith(prefix)) {
                    return arg.substring(prefix.length());
                }
            }
            String upper = name.toUpperCase(Locale.ROOT).replace('.', '_');
            String dashed = environment.get(upper.replace('-', '_'));
            return dashed != null ? dashed : environment.getOrDefault(upper.replace("-", ""), fallback);
        }
    }
}
