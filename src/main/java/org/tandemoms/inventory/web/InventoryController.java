package org.tandemoms.inventory.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.PROCUREMENT;
import static org.tandemoms.identity.Role.WAREHOUSE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
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
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Inventory;
import org.tandemoms.inventory.Item;
import org.tandemoms.inventory.Lot;
import org.tandemoms.inventory.Lots;
import org.tandemoms.inventory.NamedPieces;
import org.tandemoms.inventory.StockLevel;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.shared.web.IdempotencyKey;

@RestController
@RequestMapping("/api/v1/inventory")
@Tag(name = "Goods")
class InventoryController {

    private static final int LONGEST_PAGE = 500;

    private final Inventory inventory;
    private final Lots lots;
    private final NamedPieces named;
    private final Catalogue catalogue;
    private final KnownPlaces known;
    private final OnceByKey once;

    InventoryController(
            Inventory inventory, Lots lots, NamedPieces named, Catalogue catalogue, KnownPlaces known, OnceByKey once) {
        this.lots = lots;
        this.named = named;
        this.inventory = inventory;
        this.catalogue = catalogue;
        this.known = known;
        this.once = once;
    }

    /** @param expired on the shelf and not for sale */
    record At(String location, BigDecimal onHand, BigDecimal reserved, BigDecimal available, BigDecimal expired) {

        static At of(StockLevel level) {
            return new At(level.location(), level.onHand(), level.held(), level.free(), level.blocked());
        }
    }

    /** @param unitPrice net list price in {@code currency} */
    record StockView(
            String sku,
            String name,
            BigDecimal unitPrice,
            String currency,
            BigDecimal onHand,
            BigDecimal reserved,
            BigDecimal available,
            BigDecimal expired,
            List<At> locations) {

        static StockView of(Item item, List<StockLevel> levels) {
            return new StockView(
                    item.sku(),
                    item.name(),
                    item.unitPrice(),
                    item.currency(),
                    sum(levels, StockLevel::onHand),
                    sum(levels, StockLevel::held),
                    sum(levels, StockLevel::free),
                    sum(levels, StockLevel::blocked),
                    levels.stream().map(At::of).toList());
        }

        private static BigDecimal sum(List<StockLevel> levels, Function<StockLevel, BigDecimal> part) {
            return levels.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    @GetMapping
    @AllowedFor(anyRole = true)
    @Operation(summary = "Items with their stock, by number; those whose number or name contains the words given")
    Page<StockView> items(
            @RequestParam(required = false) String q,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) String cursor) {
        String words = q == null || q.isBlank() ? null : q.strip();
        List<Item> found = catalogue.page(after(cursor), Page.limit(limit, LONGEST_PAGE) + 1, words);
        Map<String, List<StockLevel>> levels =
                inventory.levels(found.stream().map(Item::sku).toList());
        return Page.of(
                found,
                limit,
                item -> StockView.of(item, levels.getOrDefault(item.sku(), List.of())),
                last -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(last.sku().getBytes(UTF_8)));
    }

    /** The number that the page before ended with. */
    private static String after(String cursor) {
        try {
            return cursor == null ? "" : new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                            List.of(FieldError.of("/cursor", "format", "This is no cursor that a list has given")))
                    .refused();
        }
    }

    @GetMapping("/{sku}")
    @AllowedFor(anyRole = true)
    @Operation(summary = "What is on hand, reserved and available, in all and by location")
    StockView stock(@PathVariable String sku) {
        Item item = catalogue
                .item(sku)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no item " + sku));
        return StockView.of(item, inventory.levels(sku));
    }

    record ReceiptRequest(
            @NotBlank @Size(max = 100) String sku,
            @NotBlank @Size(max = 50) String location,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
                    @Digits(integer = 10, fraction = 6)
                    BigDecimal quantity,
            @NotBlank @Size(max = 200) String reference,
            @Schema(description = "GS1 AI 10, for items kept by batch") @Nullable @Size(max = 20) String batch,
            @Schema(description = "GS1 AI 17; the item's shelf life from today when left out") @Nullable
                    LocalDate expiry,
            @Schema(description = "GS1 AI 21, one for each piece, for items with serials") @Nullable @Size(max = 1000)
                    List<String> serials) {}

    @PostMapping("/receipts")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedFor({WAREHOUSE, PROCUREMENT, ADMIN})
    @Operation(summary = "Goods have come in")
    ResponseEntity<At> receive(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @Valid @RequestBody ReceiptRequest request) {
        IdempotencyKey.required(key);
        known.check(request.sku(), Map.of("/location", request.location()));
        List<Lot> pieces = named.of(
                request.sku(),
                request.quantity(),
                new NamedPieces.Names(request.batch(), request.expiry(), request.serials()),
                true);
        return once.created(key, "receipt", request, At.class, id -> {
            StockLevel level = pieces.isEmpty()
                    ? inventory.receive(request.sku(), request.location(), request.quantity(), id, request.reference())
                    : lots.receive(request.sku(), request.location(), pieces, id, request.reference());
            return At.of(level);
        });
    }

    record AdjustmentRequest(
            @NotBlank @Size(max = 100) String sku,
            @NotBlank @Size(max = 50) String location,
            @NotNull @Digits(integer = 10, fraction = 6) BigDecimal quantity,
            @NotBlank @Size(max = 200) String reason,
            @Schema(description = "for items kept by batch") @Nullable @Size(max = 20) String batch,
            @Schema(description = "of the pieces that are found or gone, for items with serials")
                    @Nullable
                    @Size(max = 1000)
                    List<String> serials) {}

    @PostMapping("/adjustments")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedFor({WAREHOUSE, ADMIN})
    @Operation(summary = "Correct the counter by a ledger entry; what is held for orders cannot be taken")
    ResponseEntity<At> adjust(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @Valid @RequestBody AdjustmentRequest request) {
        IdempotencyKey.required(key);
        known.check(request.sku(), Map.of("/location", request.location()));
        List<Lot> pieces = named.of(
                request.sku(),
                request.quantity(),
                new NamedPieces.Names(request.batch(), null, request.serials()),
                false);
        return once.created(key, "adjustment", request, At.class, id -> {
            StockLevel level = pieces.isEmpty()
                    ? inventory.adjust(request.sku(), request.location(), request.quantity(), id, request.reason())
                    : lots.adjust(request.sku(), request.location(), pieces, id, request.reason());
            return At.of(level);
        });
    }
}
