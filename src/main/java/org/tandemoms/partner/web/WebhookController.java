package org.tandemoms.partner.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PARTNER;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.partner.Delivery;
import org.tandemoms.partner.Webhook;
import org.tandemoms.partner.WebhookDeliveries;
import org.tandemoms.partner.Webhooks;
import org.tandemoms.shared.CanonicalJson;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.web.IdempotencyKey;

@RestController
@RequestMapping("/api/v1/webhooks")
@AllowedFor({PARTNER, OPERATIONS, ADMIN})
@Tag(name = "Webhooks")
class WebhookController {

    private static final int MOST = 500;

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final ObjectMapper json;

    WebhookController(Webhooks webhooks, WebhookDeliveries deliveries, ObjectMapper json) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.json = json;
    }

    record WebhookRequest(
            @Schema(description = "Where events are posted to", example = "https://shop.example.com/tandem")
                    @NotBlank
                    @Size(max = 2000)
                    String url,
            @Schema(
                            description = "`order` for every status, `order.shipped` and the like for one, `execution`,"
                                    + " `task` (staff only), or `*` for all",
                            example = "[\"order.shipped\", \"order.completed\"]")
                    @NotEmpty
                    @Size(max = 50)
                    List<@NotBlank @Size(max = 64) String> events) {}

    /** @param secret key of the signature; told once, in the answer that creates the webhook */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebhookView(String id, String url, List<String> events, Instant createdAt, @Nullable String secret) {

        static WebhookView of(Webhook webhook) {
            return new WebhookView(webhook.id(), webhook.url(), webhook.events(), webhook.createdAt(), null);
        }

        static WebhookView withSecret(Webhook webhook) {
            return new WebhookView(
                    webhook.id(), webhook.url(), webhook.events(), webhook.createdAt(), webhook.secret());
        }
    }

    /**
     * @param nextTryAt absent when it is settled
     * @param httpStatus what the address last answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryView(
            String id,
            String eventId,
            String event,
            @Nullable String orderId,
            Delivery.State state,
            int attempts,
            Instant createdAt,
            @Nullable Instant nextTryAt,
            @Nullable Instant settledAt,
            @Nullable Integer httpStatus,
            @Nullable String error,
            String body) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.eventId(),
                    delivery.event(),
                    delivery.orderId(),
                    delivery.state(),
                    delivery.attempts(),
                    delivery.createdAt(),
                    delivery.dueAt(),
                    delivery.settledAt(),
                    delivery.status(),
                    delivery.error(),
                    delivery.body());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Have events posted to an address",
            description =
                    "A partner hears of its own orders, staff of all. Each event is posted as JSON with the header"
                            + " `Tandem-Signature: t=<epoch seconds>,v1=<hex>`, the HMAC-SHA256 of `<t>.<body>` with the"
                            + " secret of this answer, which is told only here. Any 2xx takes it; otherwise it is posted"
                            + " again after a second, doubling up to an hour, for a day. It comes at least once: the"
                            + " member `id` tells a repetition.")
    ResponseEntity<WebhookView> register(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @Valid @RequestBody WebhookRequest request) {
        String idempotencyKey = IdempotencyKey.required(key).value();
        Webhooks.Registration registration = webhooks.register(
                request.url(), request.events(), idempotencyKey, CanonicalJson.hash(json.valueToTree(request)));
        var answer = ResponseEntity.created(
                URI.create("/api/v1/webhooks/" + registration.webhook().id()));
        if (registration.again()) {
            answer.header(IdempotencyKey.REPLAYED, "true");
        }
        return answer.body(WebhookView.withSecret(registration.webhook()));
    }

    @GetMapping
    @Operation(summary = "The caller's webhooks")
    Page<WebhookView> all() {
        return new Page<>(webhooks.mine().stream().map(WebhookView::of).toList(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One webhook")
    WebhookView one(@PathVariable String id) {
        return WebhookView.of(webhooks.get(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a webhook; what it has not taken yet is dropped")
    void remove(@PathVariable String id) {
        webhooks.remove(id);
    }

    @PostMapping("/{id}/ping")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Post an event `ping`, to see whether the address listens and knows the secret")
    @ApiResponse(responseCode = "202", description = "On its way")
    DeliveryView ping(@PathVariable String id) {
        return DeliveryView.of(deliveries.ping(id));
    }

    @GetMapping("/{id}/deliveries")
    @Operation(summary = "What was posted to the address, newest first")
    Page<DeliveryView> deliveries(
            @PathVariable String id,
            @RequestParam(required = false) Delivery.State state,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) String cursor) {
        int rows = Page.limit(limit, MOST);
        return Page.of(deliveries.list(id, state, cursor, rows + 1), rows, DeliveryView::of, Delivery::id);
    }

    @PostMapping("/{id}/deliveries/{deliveryId}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Post an event once more under its old id, whether it was taken or given up")
    @ApiResponse(responseCode = "202", description = "On its way")
    DeliveryView replay(@PathVariable String id, @PathVariable String deliveryId) {
        return DeliveryView.of(deliveries.replay(id, deliveryId));
    }
}
