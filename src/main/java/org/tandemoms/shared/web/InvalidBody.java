package org.tandemoms.shared.web;

import java.util.List;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

/** A JSON body that cannot be read as what it should be, with all wrong places found. */
final class InvalidBody extends HttpMessageNotReadableException {

    private final transient Problem problem;

    InvalidBody(List<FieldError> errors, HttpInputMessage message) {
        super("Invalid request body", message);
        this.problem = Problem.invalid(errors);
    }

    Problem problem() {
        return problem;
    }
}
