package org.tandemoms.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.web.ProblemWriter;

/** What Spring Security's firewall keeps out before any chain sees it: unknown methods, addresses that hide something. */
@Component
class FirewallRefusals implements RequestRejectedHandler {

    private static final List<HttpMethod> TAKEN = Arrays.stream(HttpMethod.values())
            .filter(method -> method != HttpMethod.TRACE)
            .toList();

    private final ProblemWriter problems;

    FirewallRefusals(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        if (TAKEN.stream().anyMatch(method -> method.matches(request.getMethod()))) {
            problems.write(
                    response,
                    Problem.of(
                            ProblemCode.VALIDATION,
                            "The request could not be understood. Check its address and headers."));
            return;
        }
        response.setHeader(
                HttpHeaders.ALLOW, TAKEN.stream().map(HttpMethod::name).collect(Collectors.joining(", ")));
        problems.write(response, Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "This method is taken nowhere."));
    }
}
