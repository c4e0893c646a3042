package org.tandemoms.workflow.camunda;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.identity.Role;
import org.tandemoms.identity.SignedIn;

/** The person signed in with us, as Camunda's user, with our roles as Camunda's groups. Made by Camunda, by its name. */
public class OurSignIn implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        return CurrentActor.signedIn()
                .map(SignedIn::actor)
                .map(actor -> {
                    know(engine.getIdentityService(), actor.id());
                    AuthenticationResult known = AuthenticationResult.successful(actor.id());
                    known.setGroups(groups(List.copyOf(actor.roles())));
                    return known;
                })
                .orElseGet(AuthenticationResult::unsuccessful);
    }

    private static List<String> groups(List<String> roles) {
        List<String> groups = new ArrayList<>(roles);
        if (roles.contains(Role.ADMIN.name())) {
            groups.add(EngineAccess.ADMINISTRATORS);
        }
        return groups;
    }

    /** Camunda's pages show only people it has a record of; nobody can sign in by that record. */
    private static void know(IdentityService people, String id) {
        if (people.createUserQuery().userId(id).count() > 0) {
            return;
        }
        User person = people.newUser(id);
        person.setFirstName(id);
        person.setLastName("");
        person.setPassword(UUID.randomUUID().toString());
        try {
            people.saveUser(person);
        } catch (ProcessEngineException alreadyThere) {
            if (people.createUserQuery().userId(id).count() == 0) {
                throw alreadyThere;
            }
        }
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // our chains have challenged already
    }
}
