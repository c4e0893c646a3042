package org.tandemoms;

import java.io.IOException;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.tandemoms.identity.keycloak.KeycloakBootstrap;
import org.tandemoms.sandbox.Simulators;

/** Boot's own issuer is switched off: it would make keys in production too, and the sandbox has one. */
@SpringBootApplication(
        exclude = {OAuth2AuthorizationServerAutoConfiguration.class, OAuth2AuthorizationServerJwtAutoConfiguration.class
        })
public class TandemApplication {
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("simulators")) {
            Simulators.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        if (args.length > 0 && args[0].equals("keycloak-bootstrap")) {
            KeycloakBootstrap.main();
            return;
        }
        SpringApplication.run(TandemApplication.class, args);
    }
}
