package org.tandemoms.compliance;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where goods may go. Countries are ISO 3166-1 alpha-2 codes. */
@Component
class DestinationRules {

    /** EU member states: no licence within the customs territory (Regulation (EU) 2021/821, Art. 3). */
    private static final Set<String> EU = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    /** Union general export authorisation EU001 (Regulation (EU) 2021/821, Annex II, section A). */
    private static final Set<String> GENERAL_LICENCE =
            Set.of("AU", "CA", "CH", "GB", "IS", "JP", "LI", "NO", "NZ", "US");

    private final Set<String> embargoed;

    DestinationRules(@Value("${tandem.compliance.embargoed-countries:KP}") Set<String> embargoed) {
        this.embargoed = Set.copyOf(embargoed);
    }

    boolean isEmbargoed(String country) {
        return embargoed.contains(country);
    }

    /** Whether controlled goods (dual use) need an individual licence for that destination. */
    boolean needsLicence(String country) {
        return !EU.contains(country) && !GENERAL_LICENCE.contains(country);
    }
}
