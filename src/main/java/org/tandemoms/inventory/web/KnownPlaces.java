package org.tandemoms.inventory.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Refuses requests about items and locations that there are not. */
@Component
class KnownPlaces {

    private final Catalogue catalogue;

    KnownPlaces(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Refuses with 404. */
    void item(String sku) {
        if (catalogue.item(sku).isEmpty()) {
            throw Refused.because(ProblemCode.NOT_FOUND, "There is no item " + sku);
        }
    }

    /** @param locations by JSON pointer */
    void check(String sku, Map<String, String> locations) {
        List<FieldError> errors = new ArrayList<>();
        if (catalogue.item(sku).isEmpty()) {
            errors.add(FieldError.of("/sku", "unknown", "There is no item " + sku));
        }
        locations.forEach((pointer, code) -> {
            if (catalogue.locations().stream().noneMatch(known -> known.code().equals(code))) {
                errors.add(FieldError.of(pointer, "unknown", "There is no location " + code));
            }
        });
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
    }
}
