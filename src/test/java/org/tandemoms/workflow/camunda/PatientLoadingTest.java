package org.tandemoms.workflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Fails where a later Camunda loads its pages in another way, so that the change to its script is looked at again. */
class PatientLoadingTest {

    private final PatientLoading loading = new PatientLoading();

    @Test
    void camundasLoaderWaitsAsLongAsTheBrowser() throws Exception {
        MockHttpServletResponse answer = asked(null);

        String script = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(script).containsOnlyOnce("{waitSeconds:0,").doesNotContain("waitSeconds:7");
        assertThat(answer.getContentType()).startsWith("text/javascript");
        assertThat(asked(answer.getHeader("ETag")).getStatus()).isEqualTo(304);
    }

    private MockHttpServletResponse asked(String known) throws Exception {
        var request = new MockHttpServletRequest("GET", PatientLoading.SCRIPT);
        if (known != null) {
            request.addHeader("If-None-Match", known);
        }
        var response = new MockHttpServletResponse();
        loading.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
