package org.tandemoms.identity.keycloak;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.springframework.core.io.ClassPathResource;

/**
 * The realm as integrators keep it in a file that Keycloak itself can import. {@code ${NAME}} stands for a value of the
 * environment; a secret whose value is not given is left for Keycloak to make.
 */
final class RealmFile {

    private static final String PATH = "integrations/keycloak/tandem-realm.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private RealmFile() {}

    /** From disk when it is there, else the one packed with the program. */
    static RealmRepresentation load(Map<String, String> environment) throws IOException {
        var onDisk = Path.of(PATH);
        var text = Files.exists(onDisk)
                ? Files.readString(onDisk)
                : new ClassPathResource(PATH).getContentAsString(StandardCharsets.UTF_8);
        var filled = PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(environment.getOrDefault(found.group(1), found.group())));
        var realm = JSON.readValue(filled, RealmRepresentation.class);
        realm.getClients().forEach(RealmFile::forgetUnsetSecret);
        return realm;
    }

    private static void forgetUnsetSecret(ClientRepresentation client) {
        if (client.getSecret() != null
                && PLACEHOLDER.matcher(client.getSecret()).matches()) {
            client.setSecret(null);
        }
    }
}
