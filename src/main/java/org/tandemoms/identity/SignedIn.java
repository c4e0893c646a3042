package org.tandemoms.identity;

import java.util.Collection;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/** What every way of signing in (bearer token, sandbox login, OpenID Connect) leaves in the security context. */
public interface SignedIn extends AuthenticatedPrincipal {

    Actor actor();

    /** How surely the actor is known. */
    Assurance assurance();

    @Override
    default String getName() {
        return actor().id();
    }

    /** The roles as Spring Security's rules read them. */
    default Collection<GrantedAuthority> authorities() {
        return AuthorityUtils.createAuthorityList(
                actor().roles().stream().map(role -> "ROLE_" + role).toList());
    }

    /** Strength of the sign-in, by the issuer's {@code acr}/{@code amr} claims (NIST SP 800-63B in two steps). */
    enum Assurance {
        SINGLE_FACTOR,
        MULTI_FACTOR
    }
}
