package org.tandemoms.shared.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.ExceptionUtils;

/** The container's own refusals (illegal characters in the address, broken requests) as problem documents, not pages. */
public final class ProblemValve extends ErrorReportValve {

    private static final String DOCUMENT =
            "{\"type\":\"urn:tandem:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}";

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var problem = ProblemErrorController.problem(status);
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding("utf-8");
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(
                        DOCUMENT.formatted(problem.code().code(), problem.code().title(), status, problem.detail()));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            ExceptionUtils.handleThrowable(e);
        }
    }
}
