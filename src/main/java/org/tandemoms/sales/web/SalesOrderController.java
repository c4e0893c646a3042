package org.tandemoms.sales.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.CUSTOMER_SERVICE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PARTNER;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.web.OrderAnswers;
import org.tandemoms.orders.web.PlacesOrder;
import org.tandemoms.orders.web.Visibility;
import org.tandemoms.sales.AmendRequest;
import org.tandemoms.sales.AmendSalesOrder;
import org.tandemoms.sales.AmendmentView;
import org.tandemoms.sales.CancelRest;
import org.tandemoms.sales.PlaceSalesOrder;
import org.tandemoms.sales.RefundView;
import org.tandemoms.sales.RequestReturn;
import org.tandemoms.sales.ReturnRequest;
import org.tandemoms.sales.ReturnView;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.sales.SalesOrderRequest;
import org.tandemoms.sales.SalesOrderView;
import org.tandemoms.shared.CanonicalJson;
import org.tandemoms.shared.web.ETag;
import org.tandemoms.shared.web.IdempotencyKey;
import org.tandemoms.shared.web.StrictJson;

@RestController
@RequestMapping("/api/v1/sales-orders")
@Tag(name = "Goods")
class SalesOrderController {

    /** Needs nobody and ends COMPLETED in the sandbox. */
    private static final String EXAMPLE =
            """
            {"clientOrderId": "web-1001", "customerId": "C-100", "currency": "EUR",
             "lines": [{"lineId": "1", "sku": "TEA-EARL-100", "quantity": "2"}],
             "shipTo": {"name": "Jana Brandt", "street": "Kastanienallee 12", "city": "Berlin",
                        "postalCode": "10435", "country": "DE"},
             "payment": {"method": "CARD", "token": "tok_ok"}}""";

    private final PlaceSalesOrder placing;
    private final AmendSalesOrder amending;
    private final CancelRest cancellingRest;
    private final RequestReturn returns;
    private final Orders orders;
    private final OrderAnswers answers;
    private final StrictJson json;

    SalesOrderController(
            PlaceSalesOrder placing,
            AmendSalesOrder amending,
            CancelRest cancellingRest,
            RequestReturn returns,
            Orders orders,
            OrderAnswers answers,
            StrictJson json) {
        this.placing = placing;
        this.amending = amending;
        this.cancellingRest = cancellingRest;
        this.returns = returns;
        this.orders = orders;
        this.answers = answers;
        this.json = json;
    }

    @PostMapping
    @AllowedFor({PARTNER, CUSTOMER_SERVICE, ADMIN})
    @Operation(
            summary = "Place a goods order; its stock is held before the answer",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = SalesOrderRequest.class),
                                            examples = @ExampleObject(EXAMPLE))))
    @PlacesOrder(answer = @Content(schema = @Schema(implementation = SalesOrderView.class)))
    ResponseEntity<String> place(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key, @RequestBody JsonNode body) {
        String idempotencyKey = IdempotencyKey.required(key).value();
        SalesOrderRequest request = json.read(body, SalesOrderRequest.class);
        String owner = CurrentActor.get().id();
        return answers.respond(placing.place(owner, idempotencyKey, CanonicalJson.hash(body), request));
    }

    @PostMapping("/{id}/amend")
    @AllowedFor({PARTNER, CUSTOMER_SERVICE, ADMIN})
    @Operation(
            summary = "Change lines before a shipment is booked; answers the priced difference",
            description =
                    "Lines that are not named stay; quantity 0 cancels a line. The order is judged and approved anew.")
    ResponseEntity<AmendmentView> amend(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Valid @RequestBody AmendRequest request) {
        Visibility.check(orders.get(id, SalesOrder.class));
        AmendmentView view = amending.amend(id, ETag.required(ifMatch), request);
        return ResponseEntity.ok().eTag(ETag.of(view.version())).body(view);
    }

    record RestRequest(@NotBlank @Size(max = 500) String reason) {}

    @PostMapping("/{id}/cancel-rest")
    @AllowedFor({PARTNER, CUSTOMER_SERVICE, ADMIN})
    @Operation(
            summary = "Cancel what was not sent yet of an order of which a part was sent",
            description = "The order ends with what was sent, and only that is charged.")
    ResponseEntity<SalesOrderView> cancelRest(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Valid @RequestBody RestRequest request) {
        Visibility.check(orders.get(id, SalesOrder.class));
        SalesOrder order = cancellingRest.cancel(id, ETag.required(ifMatch), request.reason());
        return ResponseEntity.ok().eTag(ETag.of(order.version())).body(SalesOrderView.of(order));
    }

    @GetMapping("/{id}/refunds")
    @AllowedFor({PARTNER, CUSTOMER_SERVICE, OPERATIONS, ADMIN})
    @Operation(summary = "Refunds of the order that failed, and how each is settled")
    List<RefundView> failedRefunds(@PathVariable String id) {
        return Visibility.check(orders.get(id, SalesOrder.class)).failedRefunds().stream()
                .flatMap(caseId -> orders.find(caseId).stream())
                .map(RefundView::of)
                .toList();
    }

    @PostMapping("/{id}/returns")
    @AllowedFor({PARTNER, CUSTOMER_SERVICE, ADMIN})
    @Operation(
            summary = "Send delivered goods back, all or in part",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ReturnRequest.class))))
    @ApiResponse(
            responseCode = "201",
            description = "Requested",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    ResponseEntity<ReturnView> sendBack(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @RequestBody JsonNode body) {
        Visibility.check(orders.get(id, SalesOrder.class));
        String caller =
                CurrentActor.get().id() + "|" + IdempotencyKey.required(key).value();
        ReturnRequest request = json.read(body, ReturnRequest.class);
        RequestReturn.Requested requested = returns.request(id, caller, CanonicalJson.hash(body), request);
        var response = ResponseEntity.created(
                URI.create("/api/v1/orders/" + requested.view().id()));
        if (requested.replayed()) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        return response.eTag(ETag.of(requested.view().version())).body(requested.view());
    }
}
