package org.tandemoms.sandbox.store;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Stops the start of a sandbox that would listen to anybody else than this machine: its people have known passwords, its
 * stores have none.
 */
public final class LoopbackOnly implements EnvironmentPostProcessor, Ordered {

    private static final List<String> ADDRESSES =
            List.of("server.address", "management.server.address", "tandem.fix.acceptor-address");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("sandbox"))) {
            return;
        }
        for (String property : ADDRESSES) {
            String address = environment.getProperty(property);
            if (address != null && !isLoopback(address)) {
                throw new NotLoopback(property, address);
            }
        }
    }

    /** An empty address means "all networks", and so does a name that nobody can resolve: neither is loopback. */
    static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** After the configuration files have been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    static final class NotLoopback extends IllegalStateException {

        private final String property;

        NotLoopback(String property, String address) {
            super("The sandbox listens on loopback only, but " + property + " is '" + address + "'.");
            this.property = property;
        }
    }

    /** Says it in two sentences instead of a stack trace. */
    public static final class Explanation extends AbstractFailureAnalyzer<NotLoopback> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, NotLoopback cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Leave out " + cause.property + ", or start production with --spring.profiles.active=production"
                            + " (MongoDB, PostgreSQL and an issuer of your own).",
                    cause);
        }
    }
}
