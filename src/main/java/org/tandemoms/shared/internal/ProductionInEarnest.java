package org.tandemoms.shared.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Stops a production start that lacks its stores or its issuer, that would keep orders in an embedded database or let
 * MongoDB acknowledge what is not durable, or whose secrets are those of the sandbox or of an example. Tells all at once.
 */
public final class ProductionInEarnest implements EnvironmentPostProcessor, Ordered {

    private static final List<String> REQUIRED = List.of(
            "spring.data.mongodb.uri",
            "spring.datasource.url",
            "tandem.security.issuer-uri",
            "tandem.security.client-secret");

    private static final List<String> SECRETS =
            List.of("tandem.security.client-secret", "tandem.callback-secret", "spring.datasource.password");

    private static final Set<String> KNOWN = Set.of("sandbox", "secret", "password", "changeme");
    private static final Pattern UNSAFE_WRITES = Pattern.compile("[?&](w=[01]|journal=false)(&|$)");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("production"))) {
            return;
        }
        List<String> wrong = faults(environment);
        if (!wrong.isEmpty()) {
            throw new NotInEarnest(wrong);
        }
    }

    private static List<String> faults(ConfigurableEnvironment environment) {
        List<String> wrong = new ArrayList<>();
        if (environment.acceptsProfiles(Profiles.of("sandbox"))) {
            wrong.add("the profiles sandbox and production exclude each other");
        }
        for (String property : REQUIRED) {
            if (environment.getProperty(property, "").isBlank()) {
                wrong.add(property + " is not set");
            }
        }
        if (environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:")) {
            wrong.add("spring.datasource.url names an embedded H2 database; production needs PostgreSQL");
        }
        if (UNSAFE_WRITES
                .matcher(environment.getProperty("spring.data.mongodb.uri", ""))
                .find()) {
            wrong.add("spring.data.mongodb.uri lets writes be acknowledged before a majority has them on disk");
        }
        for (String property : SECRETS) {
            String secret = environment.getProperty(property, "").toLowerCase(Locale.ROOT);
            if (KNOWN.contains(secret) || secret.endsWith("change-me")) {
                wrong.add(property + " is a secret that everybody knows");
            }
        }
        return wrong;
    }

    /** After the configuration files have been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    static final class NotInEarnest extends IllegalStateException {

        NotInEarnest(List<String> wrong) {
            super("Production does not start:\n  - " + String.join("\n  - ", wrong));
        }
    }

    /** Says it in plain lines instead of a stack trace. */
    public static final class Explanation extends AbstractFailureAnalyzer<NotInEarnest> {

        @Override
        protected FailureAnalysis analyze(Throwable failure, NotInEarnest cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Set what is named (the environment takes the same names in upper case with _), see"
                            + " docs/operations.md. To look around without any of it, start the sandbox: leave the"
                            + " profile out.",
                    cause);
        }
    }
}
