package org.tandemoms.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person or a partner system may be. The names are those of the tokens' {@code roles}. */
public enum Role {
    PARTNER,
    TRADER,
    PORTFOLIO_MANAGER,
    COMPLIANCE,
    OPERATIONS,
    CUSTOMER_SERVICE,
    WAREHOUSE,
    PROCUREMENT,
    ANALYST,
    ADMIN,
    /** For monitoring systems: metrics and nothing else. */
    METRICS;

    /** How people speak of those who have the role: "customer service". A name that is no role of ours stays readable. */
    public static String inWords(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** E.g. "compliance or operations". */
    public static String inWords(Collection<String> names) {
        return names.stream().map(Role::inWords).collect(Collectors.joining(" or "));
    }

    /** The known ones among the names an issuer states; others are the issuer's own affair. */
    static Set<String> known(Collection<?> names) {
        var ours = Arrays.stream(values()).map(Role::name).collect(Collectors.toSet());
        return names.stream().map(String::valueOf).filter(ours::contains).collect(Collectors.toUnmodifiableSet());
    }
}
