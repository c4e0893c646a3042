package org.tandemoms.shared.web;

import jakarta.validation.ConstraintViolation;
import java.util.Map;
import java.util.regex.Pattern;
import org.tandemoms.shared.FieldError;

/** Bean-validation findings as field errors. */
final class Violations {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** Constraints that say the same in the field's words; any other keeps its own name in lower case with hyphens. */
    private static final Map<String, String> CODES = Map.of(
            "NotNull", "required",
            "NotBlank", "required",
            "NotEmpty", "required",
            "Positive", "range",
            "PositiveOrZero", "range",
            "DecimalMin", "range",
            "DecimalMax", "range",
            "Min", "range",
            "Max", "range",
            "Pattern", "format");

    private Violations() {}

    static FieldError error(ConstraintViolation<?> violation) {
        return FieldError.of(
                CollectedErrors.pointerOf(violation.getPropertyPath().toString()),
                code(violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName()),
                sentence(violation.getMessage()));
    }

    static String code(String constraint) {
        return CODES.getOrDefault(
                constraint,
                HUMP.matcher(constraint == null ? "invalid" : constraint)
                        .replaceAll("-")
                        .toLowerCase());
    }

    static String sentence(String message) {
        if (message == null || message.isBlank()) {
            return "This is not valid.";
        }
        boolean fragment = Character.isLowerCase(message.charAt(0));
        return (fragment ? "This " + message : message) + (message.endsWith(".") ? "" : ".");
    }
}
