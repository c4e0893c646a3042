package org.tandemoms.identity.web;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.ClaimedActor;
import org.tandemoms.identity.SignedIn;

/** A person who logged in at the issuer. Keycloak states roles in the access token only, so that one is read as well. */
final class OpenIdPerson extends DefaultOidcUser implements SignedIn {

    private final transient SignedIn caller;

    OpenIdPerson(OidcUser user, OAuth2AccessToken accessToken) {
        this(user, ClaimedActor.from(claims(user, accessToken)));
    }

    private OpenIdPerson(OidcUser user, SignedIn caller) {
        super(caller.authorities(), user.getIdToken(), user.getUserInfo());
        this.caller = caller;
    }

    private static Map<String, Object> claims(OidcUser user, OAuth2AccessToken accessToken) {
        var claims = new HashMap<String, Object>();
        try {
            // came from the token endpoint over the back channel, not through the browser
            claims.putAll(JWTParser.parse(accessToken.getTokenValue())
                    .getJWTClaimsSet()
                    .getClaims());
        } catch (ParseException opaque) {
            claims.clear();
        }
        claims.putAll(user.getClaims());
        return claims;
    }

    @Override
    public Actor actor() {
        return caller.actor();
    }

    @Override
    public Assurance assurance() {
        return caller.assurance();
    }

    @Override
    public String getName() {
        return caller.actor().id();
    }
}
