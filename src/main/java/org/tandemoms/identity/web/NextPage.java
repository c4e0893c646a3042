package org.tandemoms.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/**
 * Where the browser should go, as {@code {"next":"..."}}: a script cannot follow a redirect to the issuer's logout page,
 * but it can go there.
 */
final class NextPage {

    private NextPage() {}

    static void tell(HttpServletResponse response, String url) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("{\"next\":\"" + url.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
    }
}
