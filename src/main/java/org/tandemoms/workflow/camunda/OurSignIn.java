package org.tandemoms.workflow.camunda;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.identity.SignedIn;

/** The person signed in with us, as Camunda's user. Made by Camunda, by its name. */
public class OurSignIn implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        return CurrentActor.signedIn()
                .map(SignedIn::actor)
                .map(actor -> {
                    AuthenticationResult known = AuthenticationResult.successful(actor.id());
                    known.setGroups(EngineAccess.groups(actor));
                    return known;
                })
                .orElseGet(AuthenticationResult::unsuccessful);
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // our chains have challenged already
    }
}
