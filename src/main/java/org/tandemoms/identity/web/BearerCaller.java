package org.tandemoms.identity.web;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.tandemoms.identity.ClaimedActor;
import org.tandemoms.identity.SignedIn;

/** A caller who came with a valid token. */
final class BearerCaller extends AbstractAuthenticationToken {

    private final transient SignedIn caller;

    private BearerCaller(SignedIn caller) {
        super(caller.authorities());
        this.caller = caller;
        setAuthenticated(true);
    }

    static BearerCaller of(Jwt token) {
        return new BearerCaller(ClaimedActor.from(token.getClaims()));
    }

    @Override
    public SignedIn getPrincipal() {
        return caller;
    }

    /** The token itself is not kept: nobody behind this point needs it. */
    @Override
    public Object getCredentials() {
        return "";
    }
}
