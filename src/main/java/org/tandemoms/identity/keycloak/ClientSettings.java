package org.tandemoms.identity.keycloak;

import java.util.Set;
import org.keycloak.representations.idm.ClientRepresentation;

/** What the file says of a client: which ways in it has and where it may lead back to. */
record ClientSettings(boolean isPublic, boolean browser, boolean passwords, boolean service, Set<String> redirects) {

    static ClientSettings of(ClientRepresentation client) {
        return new ClientSettings(
                Boolean.TRUE.equals(client.isPublicClient()),
                Boolean.TRUE.equals(client.isStandardFlowEnabled()),
                Boolean.TRUE.equals(client.isDirectAccessGrantsEnabled()),
                Boolean.TRUE.equals(client.isServiceAccountsEnabled()),
                client.getRedirectUris() == null ? Set.of() : Set.copyOf(client.getRedirectUris()));
    }

    /** Puts the file's settings on what Keycloak has; attributes and a secret that the file does not name stay. */
    static void copy(ClientRepresentation file, ClientRepresentation present) {
        present.setPublicClient(file.isPublicClient());
        present.setStandardFlowEnabled(file.isStandardFlowEnabled());
        present.setDirectAccessGrantsEnabled(file.isDirectAccessGrantsEnabled());
        present.setServiceAccountsEnabled(file.isServiceAccountsEnabled());
        present.setRedirectUris(file.getRedirectUris());
        if (file.getSecret() != null) {
            present.setSecret(file.getSecret());
        }
        if (file.getAttributes() != null) {
            present.getAttributes().putAll(file.getAttributes());
        }
    }
}
