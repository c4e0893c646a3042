package org.tandemoms.shared.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;

/** Where the container sends what failed outside a controller. */
@Hidden
@RestController
class ProblemErrorController implements ErrorController {

    @RequestMapping("${server.error.path:${error.path:/error}}")
    ResponseEntity<ProblemDocument> error(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var problem = problem(status);
        return ResponseEntity.status(problem.code().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDocument.of(problem));
    }

    /** The problem for a bare status: the first kind that has it, else the nearest of its class. */
    static Problem problem(int status) {
        var code = Arrays.stream(ProblemCode.values())
                .filter(candidate -> candidate.status() == status)
                .findFirst()
                .orElse(status >= 500 ? ProblemCode.INTERNAL : ProblemCode.VALIDATION);
        return Problem.of(code, detail(code));
    }

    private static String detail(ProblemCode code) {
        return switch (code) {
            case VALIDATION -> "The request could not be understood. Check its address, headers and body.";
            case UNAUTHENTICATED -> "Sign in, or send a valid bearer token.";
            case FORBIDDEN -> "You are signed in, but none of your roles allows this.";
            case NOT_FOUND -> "Nothing is found at this address.";
            case INTERNAL -> "The request failed on our side and was logged. Nothing more is known here.";
            default -> code.title() + ".";
        };
    }
}
