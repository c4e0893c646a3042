package org.tandemoms.inventory.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.inventory.RepeatedRequests;
import org.tandemoms.shared.CanonicalJson;
import org.tandemoms.shared.Ids;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.shared.web.IdempotencyKey;

/**
 * Answers a request that creates something once for each key of a caller. The work itself does nothing the second time, as
 * it goes by the subject's id; so a repetition may finish what the first has died over.
 */
@Component
class OnceByKey {

    private final RepeatedRequests requests;
    private final ObjectMapper json;

    OnceByKey(RepeatedRequests requests, ObjectMapper json) {
        this.requests = requests;
        this.json = json;
    }

    /**
     * @param operation names the address, as one key is for one request only
     * @param work takes the subject's id, the same at every repetition
     */
    <T> ResponseEntity<T> created(
            String header, String operation, Object request, Class<T> type, Function<String, T> work) {
        String id =
                CurrentActor.get().id() + "|" + IdempotencyKey.required(header).value();
        String hash = CanonicalJson.sha256(operation + " " + CanonicalJson.hash(json.valueToTree(request)));
        String subject = Ids.next();
        Optional<RepeatedRequests.Kept> before = requests.claim(new RepeatedRequests.Kept(id, hash, subject, null));
        if (before.isPresent() && !before.get().hash().equals(hash)) {
            throw Refused.because(
                    ProblemCode.IDEMPOTENCY_MISMATCH, "This key was used for another request; use a new key");
        }
        if (before.isPresent() && before.get().answer() != null) {
            return ResponseEntity.status(HttpStatus.CREATED)
                    .header(IdempotencyKey.REPLAYED, "true")
                    .body(read(before.get().answer(), type));
        }
        T answer = run(id, before.map(RepeatedRequests.Kept::subject).orElse(subject), work);
        requests.answered(id, write(answer));
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }

    private <T> T run(String id, String subject, Function<String, T> work) {
        try {
            return work.apply(subject);
        } catch (Refused refused) {
            requests.drop(id);
            throw refused;
        }
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer that is no JSON", e);
        }
    }

    private <T> T read(String answer, Class<T> type) {
        try {
            return json.readValue(answer, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer that was kept cannot be read", e);
        }
    }
}
