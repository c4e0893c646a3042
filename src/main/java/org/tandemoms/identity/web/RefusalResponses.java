package org.tandemoms.identity.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.web.ProblemWriter;

/** What the chains answer to those they turn away: a problem document, or a page to a person's navigation. */
@Component
class RefusalResponses implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** A browser going to a page by itself, not a script's call. */
    static final RequestMatcher NAVIGATION = request -> {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && accept != null
                && accept.contains("text/html")
                && !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    };

    private final ProblemWriter problems;
    private final String forbiddenPage;

    RefusalResponses(ProblemWriter problems) throws IOException {
        this.problems = problems;
        this.forbiddenPage = new ClassPathResource("identity/forbidden.html").getContentAsString(UTF_8);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof InvalidBearerTokenException) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            problems.write(
                    response,
                    Problem.of(
                            ProblemCode.UNAUTHENTICATED,
                            "The bearer token is expired, damaged or from another issuer. Ask for a new one."));
        } else if (NAVIGATION.matches(request)) {
            response.sendRedirect(request.getContextPath() + LoginPage.PATH);
        } else {
            unauthenticated(response);
        }
    }

    private void forbidden(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getWriter().write(forbiddenPage);
    }

    private void unauthenticated(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(response, Problem.of(ProblemCode.UNAUTHENTICATED, "Sign in, or send a valid bearer token."));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (CurrentActor.signedIn().isEmpty()) {
            // a change without token or session fails the cross-site check first, but what it lacks is a sign-in
            unauthenticated(response);
            return;
        }
        if (NAVIGATION.matches(request)) {
            forbidden(response);
            return;
        }
        var detail = why instanceof CsrfException
                ? "Changes from a browser session carry the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN."
                : "You are signed in, but none of your roles allows this.";
        problems.write(response, Problem.of(ProblemCode.FORBIDDEN, detail));
    }
}
