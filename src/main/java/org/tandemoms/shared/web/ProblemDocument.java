package org.tandemoms.shared.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

/** A problem as RFC 9457 writes it ({@code application/problem+json}). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(String type, String title, int status, String detail, List<FieldError> errors) {

    public static ProblemDocument of(Problem problem) {
        var code = problem.code();
        return new ProblemDocument(code.type(), code.title(), code.status(), problem.detail(), problem.errors());
    }
}
