package org.tandemoms.sales.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.tandemoms.orders.Placed;
import org.tandemoms.sales.PlaceSalesOrder;
import org.tandemoms.sales.SalesOrderRequest;
import org.tandemoms.shared.CanonicalJson;
import org.tandemoms.shared.Refused;
import org.tandemoms.shared.web.ProblemDocument;
import org.tandemoms.shared.web.StrictJson;

/**
 * Places many orders, each on its own: what is wrong with one does not touch the others. The client order id is the key
 * of each, so that a whole list may be sent again and only what is missing is placed.
 */
@Component
class BulkPlacing {

    private final PlaceSalesOrder placing;
    private final StrictJson strict;

    BulkPlacing(PlaceSalesOrder placing, StrictJson strict) {
        this.placing = placing;
        this.strict = strict;
    }

    /**
     * @param index of the order in the request, from 0
     * @param status as the order alone would have been answered: 201, 400, 409 ...
     * @param replayed the order had been placed before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            int index,
            @Nullable String clientOrderId,
            int status,
            @Nullable String id,
            @Nullable Boolean replayed,
            @Nullable ProblemDocument problem) {

        boolean isPlaced() {
            return id != null;
        }
    }

    List<Result> place(String owner, List<? extends JsonNode> orders) {
        return IntStream.range(0, orders.size())
                .mapToObj(i -> place(owner, i, orders.get(i)))
                .toList();
    }

    private Result place(String owner, int index, JsonNode order) {
        String clientOrderId = order.path("clientOrderId").isTextual()
                ? order.path("clientOrderId").asText()
                : null;
        try {
            SalesOrderRequest request = strict.read(order, SalesOrderRequest.class);
            Placed placed = placing.place(owner, null, CanonicalJson.hash(order), request);
            return new Result(
                    index, clientOrderId, placed.answer().status(), placed.orderId(), placed.replayed(), null);
        } catch (Refused refusal) {
            ProblemDocument problem = ProblemDocument.of(refusal.problem());
            return new Result(index, clientOrderId, problem.status(), null, null, problem);
        }
    }
}
