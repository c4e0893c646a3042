package org.tandemoms.identity.web;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UrlPathHelper;

/** Which addresses belong to machines; all others are pages of the user interface. */
final class Paths {

    private static final List<String> RESERVED = List.of(
            "/api",
            "/actuator",
            "/engine-rest",
            "/camunda",
            "/partner-callbacks",
            "/oauth2",
            "/.well-known",
            "/v3",
            "/swagger-ui",
            "/error");

    /** Pages and their parts; what data they show comes from the API, which asks who is there. */
    static final RequestMatcher PAGES =
            request -> (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod()))
                    && !isReserved(UrlPathHelper.defaultInstance.getPathWithinApplication(request));

    private Paths() {}

    static boolean isReserved(String path) {
        return RESERVED.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}
