package org.tandemoms.orders.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Answer;
import org.tandemoms.orders.Order;
import org.tandemoms.orders.OrderTypes;
import org.tandemoms.orders.Placed;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.web.ETag;
import org.tandemoms.shared.web.IdempotencyKey;
import org.tandemoms.shared.web.ProblemDocument;

/** First answers to placings: made once, kept, and given again word for word. */
@Component
public class OrderAnswers {

    private static final int CREATED = 201;

    private final ObjectMapper json;
    private final OrderTypes types;

    OrderAnswers(ObjectMapper json, OrderTypes types) {
        this.json = json;
        this.types = types;
    }

    public Answer created(Order order) {
        return new Answer(CREATED, write(types.of(order).present(order)));
    }

    public Answer refused(Problem problem) {
        return new Answer(problem.code().status(), write(ProblemDocument.of(problem)));
    }

    public ResponseEntity<String> respond(Placed placed) {
        Answer answer = placed.answer();
        boolean created = answer.status() == CREATED;
        var response = ResponseEntity.status(answer.status())
                .contentType(created ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON);
        if (created) {
            response.header(HttpHeaders.LOCATION, "/api/v1/orders/" + placed.orderId())
                    .eTag(ETag.of(1));
        }
        if (placed.replayed()) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        return response.body(answer.body());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer of ours can be written", e);
        }
    }
}
