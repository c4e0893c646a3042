package org.tandemoms.integration.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.time.Clock;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.integration.PartnerEvents;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Takes call-backs such as a carrier's tracking. 204 means: durable, the partner may forget it. */
@Hidden
@RestController
class PartnerCallBackController {

    private static final int LARGEST_BODY = 256 * 1024;

    private final PartnerEvents events;
    private final CallBackSignature signature;
    private final ObjectMapper json;
    private final Environment environment;

    PartnerCallBackController(PartnerEvents events, Clock clock, ObjectMapper json, Environment environment) {
        this.events = events;
        this.signature = new CallBackSignature(clock);
        this.json = json;
        this.environment = environment;
    }

    @PostMapping("/partner-callbacks/{partner:[a-z0-9-]+}/{subject:[a-z0-9-]+}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(
            @PathVariable String partner,
            @PathVariable String subject,
            @RequestHeader(name = CallBackSignature.HEADER, required = false) String signed,
            @RequestBody byte[] body) {
        if (body.length > LARGEST_BODY) {
            throw Refused.because(ProblemCode.TOO_LARGE, "A call-back has at most 256 KB.");
        }
        String secret = secretOf(partner);
        if (secret.isEmpty() || !signature.isGenuine(signed, body, secret)) {
            throw Refused.because(ProblemCode.UNAUTHENTICATED, "The call-back's signature is missing, wrong or old.");
        }
        events.take(partner, subject, read(body));
    }

    /** Each partner may have its own secret; without any secret nothing is taken. */
    private String secretOf(String partner) {
        String shared = environment.getProperty("tandem.callback-secret", "");
        return environment.getProperty("tandem.partners." + partner + ".callback-secret", shared);
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw Refused.because(ProblemCode.VALIDATION, "The call-back is not JSON.");
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }
}
