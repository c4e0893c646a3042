package org.tandemoms.sandbox.issuer;

import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.ClaimedActor;
import org.tandemoms.identity.SignedIn;

/** A person of the sandbox who logged in by user name and password. */
final class SandboxPerson implements UserDetails, SignedIn {

    private final transient SignedIn caller;
    private final String passwordHash;

    SandboxPerson(Cast role, String passwordHash) {
        this.caller = ClaimedActor.from(role.claims());
        this.passwordHash = passwordHash;
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
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return authorities();
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return actor().id();
    }
}
