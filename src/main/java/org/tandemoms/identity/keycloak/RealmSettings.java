package org.tandemoms.identity.keycloak;

import org.keycloak.representations.idm.RealmRepresentation;

/** What the file says of the realm as a whole; lifetimes in seconds. */
record RealmSettings(
        String displayName,
        Boolean bruteForceProtected,
        Integer failureFactor,
        Integer accessTokenLifespan,
        Integer sessionIdle,
        Integer sessionLongest,
        String passwordPolicy,
        Integer otpDigits) {

    static RealmSettings of(RealmRepresentation realm) {
        return new RealmSettings(
                realm.getDisplayName(),
                realm.isBruteForceProtected(),
                realm.getFailureFactor(),
                realm.getAccessTokenLifespan(),
                realm.getSsoSessionIdleTimeout(),
                realm.getSsoSessionMaxLifespan(),
                realm.getPasswordPolicy(),
                realm.getOtpPolicyDigits());
    }

    void applyTo(RealmRepresentation realm) {
        realm.setDisplayName(displayName);
        realm.setBruteForceProtected(bruteForceProtected);
        realm.setFailureFactor(failureFactor);
        realm.setAccessTokenLifespan(accessTokenLifespan);
        realm.setSsoSessionIdleTimeout(sessionIdle);
        realm.setSsoSessionMaxLifespan(sessionLongest);
        realm.setPasswordPolicy(passwordPolicy);
        realm.setOtpPolicyDigits(otpDigits);
    }
}
