package org.tandemoms.identity.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** One address to log in at, whatever the issuer: a form in the sandbox, the issuer's own page elsewhere. */
@Hidden
@RestController
class LoginPage {

    static final String PATH = "/login";
    static final String REGISTRATION = "tandem";

    private final boolean openIdConnect;
    private final String page;

    LoginPage(ObjectProvider<ClientRegistrationRepository> issuers) throws IOException {
        this.openIdConnect = issuers.getIfAvailable() != null;
        this.page = new ClassPathResource("identity/login.html").getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping(PATH)
    ResponseEntity<String> login(
            @RequestParam(required = false) String next,
            @RequestParam(required = false) String wrong,
            @RequestParam(required = false) String error,
            CsrfToken csrf,
            HttpServletRequest request) {
        BackToWhereTheyWere.remember(request, next);
        if (openIdConnect && error == null) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create(request.getContextPath() + "/oauth2/authorization/" + REGISTRATION))
                    .build();
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(page.replace("{{csrf}}", HtmlUtils.htmlEscape(csrf.getToken()))
                        .replace("{{again}}", openIdConnect ? "" : "hidden")
                        .replace("{{form}}", openIdConnect ? "hidden" : "")
                        .replace("{{wrong}}", wrong == null ? "hidden" : ""));
    }
}
