package org.tandemoms.identity.keycloak;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Brings a Keycloak to the state of {@code tandem-realm.json}, as often as one likes: makes what is missing, corrects what
 * differs in what the file names, and touches nothing else (people, their groups, secrets made by Keycloak).
 *
 * <p>Run by {@code java -jar tandem-oms.jar keycloak-bootstrap} with {@code KEYCLOAK_URL}, {@code KEYCLOAK_ADMIN},
 * {@code KEYCLOAK_ADMIN_PASSWORD}, {@code TANDEM_URL} and, to choose it oneself, {@code TANDEM_WEB_SECRET}.
 */
public final class KeycloakBootstrap {

    private final Keycloak admin;
    private final RealmRepresentation wanted;
    private final List<String> changes = new ArrayList<>();

    KeycloakBootstrap(Keycloak admin, RealmRepresentation wanted) {
        this.admin = admin;
        this.wanted = wanted;
    }

    /** The command line. */
    public static void main(String... args) throws IOException {
        var environment = System.getenv();
        var url = environment.getOrDefault("KEYCLOAK_URL", "http://127.0.0.1:8180");
        var password = environment.get("KEYCLOAK_ADMIN_PASSWORD");
        if (password == null || !environment.containsKey("TANDEM_URL")) {
            throw new IllegalArgumentException(
                    "Set KEYCLOAK_ADMIN_PASSWORD and TANDEM_URL, and where they differ KEYCLOAK_URL and KEYCLOAK_ADMIN");
        }
        var user = environment.getOrDefault("KEYCLOAK_ADMIN", "admin");
        try (var keycloak = Keycloak.getInstance(url, "master", user, password, "admin-cli")) {
            var changes = new KeycloakBootstrap(keycloak, RealmFile.load(environment)).run();
            changes.forEach(System.out::println);
            System.out.println(changes.size() + " changes: the realm is as its file says");
        }
    }

    /** Does what is to be done and tells each change in a sentence; an empty list means that nothing was amiss. */
    List<String> run() {
        var realm = realm();
        wanted.getRoles().getRealm().forEach(role -> role(realm, role));
        wanted.getClients().forEach(client -> client(realm, client));
        wanted.getGroups().forEach(group -> group(realm, group));
        wanted.getUsers().forEach(account -> serviceAccount(realm, account));
        wanted.getRequiredActions().forEach(action -> requiredAction(realm, action));
        return List.copyOf(changes);
    }

    private RealmResource realm() {
        var name = wanted.getRealm();
        if (admin.realms().findAll().stream()
                .noneMatch(realm -> realm.getRealm().equals(name))) {
            var bare = new RealmRepresentation();
            bare.setRealm(name);
            bare.setEnabled(true);
            admin.realms().create(bare);
            changes.add("Made the realm " + name);
        }
        var realm = admin.realm(name);
        var present = realm.toRepresentation();
        if (!RealmSettings.of(present).equals(RealmSettings.of(wanted))) {
            RealmSettings.of(wanted).applyTo(present);
            realm.update(present);
            changes.add("Set the realm's lifetimes, password and one-time-password policy");
        }
        return realm;
    }

    private void role(RealmResource realm, RoleRepresentation role) {
        if (realm.roles().list().stream().noneMatch(present -> present.getName().equals(role.getName()))) {
            realm.roles().create(role);
            changes.add("Made the role " + role.getName());
        }
    }

    private void client(RealmResource realm, ClientRepresentation client) {
        var found = realm.clients().findByClientId(client.getClientId());
        if (found.isEmpty()) {
            created(realm.clients().create(client), "the client " + client.getClientId());
            return;
        }
        var present = found.get(0);
        var resource = realm.clients().get(present.getId());
        if (!ClientSettings.of(present).equals(ClientSettings.of(client))) {
            ClientSettings.copy(client, present);
            resource.update(present);
            changes.add("Corrected the client " + client.getClientId());
        }
        var mappers = resource.getProtocolMappers();
        var names = mappers.getMappers().stream()
                .map(ProtocolMapperRepresentation::getName)
                .collect(Collectors.toSet());
        client.getProtocolMappers().stream()
                .filter(mapper -> !names.contains(mapper.getName()))
                .forEach(mapper -> created(
                        mappers.createMapper(mapper),
                        "the mapper " + mapper.getName() + " of " + client.getClientId()));
    }

    private void group(RealmResource realm, GroupRepresentation group) {
        if (find(realm, group.getName()).isEmpty()) {
            var bare = new GroupRepresentation();
            bare.setName(group.getName());
            created(realm.groups().add(bare), "the group " + group.getName());
        }
        var id = find(realm, group.getName()).orElseThrow().getId();
        grant(realm, realm.groups().group(id).roles().realmLevel(), group.getRealmRoles(), group.getName());
    }

    private static Optional<GroupRepresentation> find(RealmResource realm, String group) {
        return realm.groups().groups().stream()
                .filter(present -> present.getName().equals(group))
                .findFirst();
    }

    private void serviceAccount(RealmResource realm, UserRepresentation account) {
        var client = realm.clients()
                .findByClientId(account.getServiceAccountClientId())
                .get(0);
        var user = realm.clients().get(client.getId()).getServiceAccountUser();
        grant(
                realm,
                realm.users().get(user.getId()).roles().realmLevel(),
                account.getRealmRoles(),
                account.getServiceAccountClientId());
    }

    private void grant(RealmResource realm, RoleScopeResource scope, List<String> roles, String to) {
        var held = scope.listAll().stream().map(RoleRepresentation::getName).collect(Collectors.toSet());
        var missing = roles.stream().filter(role -> !held.contains(role)).toList();
        if (!missing.isEmpty()) {
            scope.add(missing.stream()
                    .map(role -> realm.roles().get(role).toRepresentation())
                    .toList());
            changes.add("Granted " + String.join(", ", missing) + " to " + to);
        }
    }

    private void requiredAction(RealmResource realm, RequiredActionProviderRepresentation action) {
        var present = realm.flows().getRequiredAction(action.getAlias());
        if (present.isEnabled() != action.isEnabled() || present.isDefaultAction() != action.isDefaultAction()) {
            present.setEnabled(action.isEnabled());
            present.setDefaultAction(action.isDefaultAction());
            realm.flows().updateRequiredAction(action.getAlias(), present);
            changes.add("Everybody new does \"" + action.getName() + "\" at the first login");
        }
    }

    private void created(Response response, String what) {
        try (response) {
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                throw new IllegalStateException("Keycloak refused to make " + what + ": " + response.getStatus() + " "
                        + response.readEntity(String.class));
            }
        }
        changes.add("Made " + what);
    }
}
