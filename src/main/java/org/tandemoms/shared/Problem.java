package org.tandemoms.shared;

import java.util.List;

/** A typed refusal: what kind, why in plain words, and every wrong place at once. */
public record Problem(ProblemCode code, String detail, List<FieldError> errors) {

    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of());
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(
                ProblemCode.VALIDATION,
                errors.size() == 1 ? errors.get(0).detail() : errors.size() + " fields are not valid",
                errors);
    }

    public Refused refused() {
        return new Refused(this);
    }
}
