package org.tandemoms.sandbox.issuer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tandemoms.identity.Role;

/**
 * Who exists in the sandbox: for each client of the public contract the person or partner system it acts as. People log in
 * by browser under the same name; the secret and the password of everyone is {@value #SECRET}.
 */
enum Cast {
    ACME("partner-acme", "partner-acme", "ACME", Role.PARTNER),
    GLOBEX("partner-globex", "partner-globex", "Globex", Role.PARTNER),
    TRADER("sandbox-trader", "trader", "Trader", Role.TRADER),
    PM("sandbox-pm", "pm", "Portfolio manager", Role.PORTFOLIO_MANAGER),
    COMPLIANCE("sandbox-compliance", "compliance", "Compliance officer", Role.COMPLIANCE),
    COMPLIANCE_2("sandbox-compliance-2", "compliance-2", "Second compliance officer", Role.COMPLIANCE),
    OPS("sandbox-ops", "ops", "Operations", Role.OPERATIONS),
    OPS_2("sandbox-ops-2", "ops-2", "Second in operations", Role.OPERATIONS),
    SERVICE("sandbox-service", "service", "Customer service", Role.CUSTOMER_SERVICE),
    WAREHOUSE("sandbox-warehouse", "warehouse", "Warehouse", Role.WAREHOUSE),
    BUYER("sandbox-buyer", "buyer", "Buyer", Role.PROCUREMENT),
    ANALYST("sandbox-analyst", "analyst", "Business analyst", Role.ANALYST),
    ANALYST_2("sandbox-analyst-2", "analyst-2", "Second business analyst", Role.ANALYST),
    ADMIN("sandbox-admin", "admin", "Administrator", Role.ADMIN);

    static final String SECRET = "sandbox";

    private final String client;
    private final String actor;
    private final String displayName;
    private final Role role;

    Cast(String client, String actor, String displayName, Role role) {
        this.client = client;
        this.actor = actor;
        this.displayName = displayName;
        this.role = role;
    }

    String client() {
        return client;
    }

    static Optional<Cast> byClient(String client) {
        return Arrays.stream(values()).filter(one -> one.client.equals(client)).findFirst();
    }

    /** The person of that user name; partner systems have no login. */
    static Optional<Cast> byLogin(String userName) {
        return Arrays.stream(values())
                .filter(one -> one.role != Role.PARTNER && one.actor.equals(userName))
                .findFirst();
    }

    /** What the sandbox's issuer says of them in a token. */
    Map<String, Object> claims() {
        return Map.of(
                "sub", actor,
                "preferred_username", actor,
                "name", displayName,
                "azp", client,
                "roles", List.of(role.name()));
    }
}
