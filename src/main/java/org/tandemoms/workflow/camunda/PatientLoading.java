package org.tandemoms.workflow.camunda;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives Cockpit's pages the time they need. The loader in Camunda's scripts takes a part that is not there within seven
 * seconds for lost and leaves an empty page, which an administrator meets right after a start or on a busy machine; here
 * it waits as long as the browser does, who still says when a part really cannot be had.
 */
final class PatientLoading extends OncePerRequestFilter {

    static final String SCRIPT = "/camunda/lib/deps.js";

    private static final String IN_THE_JAR = "/META-INF/resources/webjars" + SCRIPT;
    private static final String IMPATIENT = "{waitSeconds:7,";
    private static final String PATIENT = "{waitSeconds:0,";

    private byte[] script;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] patient = script();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        String version = "\"" + Integer.toHexString(Arrays.hashCode(patient)) + "\"";
        if (new ServletWebRequest(request, response).checkNotModified(version)) {
            return;
        }
        response.setContentType("text/javascript;charset=UTF-8");
        response.getOutputStream().write(patient);
    }

    private synchronized byte[] script() throws IOException {
        if (script == null) {
            script = patient();
        }
        return script;
    }

    static byte[] patient() throws IOException {
        try (InputStream theirs = PatientLoading.class.getResourceAsStream(IN_THE_JAR)) {
            String text = new String(theirs.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace(IMPATIENT, PATIENT).getBytes(StandardCharsets.UTF_8);
        }
    }
}
