package org.tandemoms.inventory.web;

import static org.tandemoms.identity.Role.CUSTOMER_SERVICE;
import static org.tandemoms.identity.Role.PARTNER;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.inventory.Basket;
import org.tandemoms.inventory.Baskets;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Location;
import org.tandemoms.inventory.ShippingLocations;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.web.IdempotencyKey;

/** Goods put aside for a while before there is an order. An order takes them over by naming the basket. */
@RestController
@RequestMapping("/api/v1/inventory/holds")
@Tag(name = "Goods")
class HoldController {

    private static final int LONGEST = 7200;

    private final Baskets baskets;
    private final Catalogue catalogue;
    private final List<ShippingLocations> shipping;
    private final OnceByKey once;
    private final Clock clock;

    HoldController(
            Baskets baskets, Catalogue catalogue, List<ShippingLocations> shipping, OnceByKey once, Clock clock) {
        this.baskets = baskets;
        this.catalogue = catalogue;
        this.shipping = shipping;
        this.once = once;
        this.clock = clock;
    }

    record Line(
            @NotBlank @Size(max = 50) @Pattern(regexp = "[A-Za-z0-9._-]+", message = "has letters, digits, . _ - only")
                    String lineId,
            @NotBlank @Size(max = 100) String sku,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                    @Digits(integer = 10, fraction = 6)
                    BigDecimal quantity) {}

    record HoldRequest(
            @NotEmpty @Size(max = 100) @Valid List<@NotNull Line> lines,
            @Schema(description = "How long they are kept, in seconds") @NotNull @Min(1) @Max(LONGEST) Integer seconds,
            @Schema(description = "Where they will go, ISO 3166-1 alpha-2; from there is looked where such orders ship")
                    @Nullable
                    @Pattern(regexp = "[A-Z]{2}", message = "is a code of two capital letters")
                    String country) {}

    record ExtendRequest(@NotNull @Min(1) @Max(LONGEST) Integer seconds) {}

    record Held(String lineId, String sku, BigDecimal quantity, String location) {}

    /** @param state OPEN, EXPIRED, RELEASED, or TAKEN by an order */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldView(
            String id, String state, Instant expiresAt, List<Held> held, @Nullable String orderId, Instant createdAt) {}

    private HoldView view(Basket basket) {
        boolean over = basket.stage() == Basket.Stage.OPEN && basket.isExpired(clock.instant());
        return new HoldView(
                basket.id(),
                over ? "EXPIRED" : basket.state(),
                basket.expiresAt(),
                basket.held().stream()
                        .map(part -> new Held(
                                part.key().substring(part.key().indexOf(':') + 1),
                                part.sku(),
                                part.quantity(),
                                part.location()))
                        .toList(),
                basket.order(),
                basket.at());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedFor({PARTNER, CUSTOMER_SERVICE})
    @Operation(
            summary = "Put goods aside for a while, all or none",
            description =
                    "Nobody else can buy them until their time has passed. An order placed with this id as 'basket' takes "
                            + "them over; what it does not need is free again.")
    ResponseEntity<HoldView> open(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @Valid @RequestBody HoldRequest request) {
        IdempotencyKey.required(key);
        check(request);
        List<Basket.Line> lines = request.lines().stream()
                .map(line -> new Basket.Line(line.lineId(), line.sku(), line.quantity()))
                .toList();
        return once.created(
                key,
                "hold",
                request,
                HoldView.class,
                id -> view(baskets.open(
                        id, owner(), lines, Duration.ofSeconds(request.seconds()), locations(request.country()))));
    }

    private static String owner() {
        return CurrentActor.get().id();
    }

    private void check(HoldRequest request) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < request.lines().size(); i++) {
            Line line = request.lines().get(i);
            if (catalogue.item(line.sku()).isEmpty()) {
                errors.add(FieldError.of("/lines/" + i + "/sku", "unknown", "There is no item " + line.sku()));
            }
            if (!seen.add(line.lineId())) {
                errors.add(FieldError.of(
                        "/lines/" + i + "/lineId", "duplicate", "Line " + line.lineId() + " is there twice"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
    }

    private List<String> locations(String country) {
        if (country != null) {
            List<String> preferred = shipping.stream()
                    .flatMap(known -> known.to(country).stream())
                    .toList();
            if (!preferred.isEmpty()) {
                return preferred;
            }
        }
        return catalogue.locations().stream().map(Location::code).sorted().toList();
    }

    @GetMapping("/{id}")
    @AllowedFor({PARTNER, CUSTOMER_SERVICE})
    @Operation(summary = "What is put aside, and until when")
    HoldView one(@PathVariable String id) {
        return view(baskets.get(id, owner()));
    }

    @PostMapping("/{id}/extend")
    @AllowedFor({PARTNER, CUSTOMER_SERVICE})
    @Operation(summary = "Keep them that long from now on; refused when their time has passed")
    HoldView extend(@PathVariable String id, @Valid @RequestBody ExtendRequest request) {
        return view(baskets.extend(id, owner(), Duration.ofSeconds(request.seconds())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedFor({PARTNER, CUSTOMER_SERVICE})
    @Operation(summary = "Let them go; again does nothing")
    void release(@PathVariable String id) {
        baskets.release(id, owner());
    }
}
