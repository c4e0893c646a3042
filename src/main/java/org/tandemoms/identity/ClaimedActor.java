package org.tandemoms.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads an actor out of an issuer's claims. Roles stand in {@code roles} (the sandbox and most issuers) or in
 * {@code realm_access.roles} (Keycloak). A service account without the partner role is a system, never a person, so that
 * no script passes for one of four eyes.
 */
public final class ClaimedActor {

    private static final String SERVICE_ACCOUNT = "service-account-";
    private static final Set<String> SECOND_FACTORS = Set.of("mfa", "otp", "hwk", "swk");

    private ClaimedActor() {}

    public static SignedIn from(Map<String, Object> claims) {
        var roles = roles(claims);
        var login = text(claims, "preferred_username", text(claims, "sub", "unknown"));
        boolean service = login.startsWith(SERVICE_ACCOUNT);
        var id = service ? login.substring(SERVICE_ACCOUNT.length()) : login;
        var kind = roles.contains(Role.PARTNER.name())
                ? Actor.Kind.PARTNER
                : service ? Actor.Kind.SYSTEM : Actor.Kind.PERSON;
        return new Claimed(new Actor(id, text(claims, "name", id), kind, roles), assurance(claims));
    }

    private static Set<String> roles(Map<String, Object> claims) {
        var names = new HashSet<Object>();
        if (claims.get("roles") instanceof Collection<?> plain) {
            names.addAll(plain);
        }
        if (claims.get("realm_access") instanceof Map<?, ?> realm
                && realm.get("roles") instanceof Collection<?> ofRealm) {
            names.addAll(ofRealm);
        }
        return Role.known(names);
    }

    private static SignedIn.Assurance assurance(Map<String, Object> claims) {
        boolean byMethod = claims.get("amr") instanceof Collection<?> methods
                && methods.stream().map(String::valueOf).anyMatch(SECOND_FACTORS::contains);
        boolean byLevel = List.of("2", "3", "gold", "mfa").contains(text(claims, "acr", ""));
        return byMethod || byLevel ? SignedIn.Assurance.MULTI_FACTOR : SignedIn.Assurance.SINGLE_FACTOR;
    }

    private static String text(Map<String, Object> claims, String name, String otherwise) {
        return claims.get(name) instanceof String text && !text.isBlank() ? text : otherwise;
    }

    private record Claimed(Actor actor, Assurance assurance) implements SignedIn {}
}
