package org.tandemoms.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * In the sandbox, {@code tandem.partners.<name>.url} leads to the simulators unless it is set. It follows from the base port, which a
 * property file cannot reckon.
 */
public final class PartnerAddresses implements EnvironmentPostProcessor, Ordered {

    private static final List<String> FROM_BASE_PORT_10 =
            List.of("crm", "erp", "carrier", "payment", "custodian", "supplier");
    private static final int FIRST_OFFSET = 10;
    private static final int SMTP_OFFSET = 17;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("sandbox"))) {
            return;
        }
        int basePort = environment.getProperty("tandem.sandbox.base-port", Integer.class, 9890);
        Map<String, Object> addresses = new HashMap<>();
        for (int i = 0; i < FROM_BASE_PORT_10.size(); i++) {
            addresses.put(
                    "tandem.partners." + FROM_BASE_PORT_10.get(i) + ".url",
                    "http://127.0.0.1:" + (basePort + FIRST_OFFSET + i));
        }
        addresses.put("tandem.partners.mail.url", "smtp://127.0.0.1:" + (basePort + SMTP_OFFSET));
        environment.getPropertySources().addLast(new MapPropertySource("sandboxPartners", addresses));
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10; // property files are read by then
    }
}
