package org.tandemoms.procurement.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PROCUREMENT;
import static org.tandemoms.identity.Role.WAREHOUSE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
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
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.outbox.Courier;
import org.tandemoms.procurement.PriceBreak;
import org.tandemoms.procurement.Supplier;
import org.tandemoms.procurement.SupplierItem;
import org.tandemoms.procurement.SupplierScores;
import org.tandemoms.procurement.Suppliers;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

@RestController
@RequestMapping("/api/v1/suppliers")
@Tag(name = "Procurement")
class SupplierController {

    private final Suppliers suppliers;
    private final SupplierScores scores;
    private final Catalogue catalogue;
    private final ObjectProvider<Courier> couriers;

    SupplierController(
            Suppliers suppliers, SupplierScores scores, Catalogue catalogue, ObjectProvider<Courier> couriers) {
        this.suppliers = suppliers;
        this.scores = scores;
        this.catalogue = catalogue;
        this.couriers = couriers;
    }

    /** @param score mean of the last purchases, 0 to 100; null before the first */
    record SupplierView(
            String id,
            String name,
            String currency,
            String destination,
            String account,
            int leadTimeDays,
            List<DayOfWeek> workingDays,
            List<LocalDate> closedOn,
            BigDecimal orderCost,
            Supplier.Channel channel,
            @Nullable String email,
            boolean active,
            @Nullable BigDecimal score,
            int scoredPurchases) {}

    @GetMapping
    @AllowedFor({PROCUREMENT, WAREHOUSE, OPERATIONS, ADMIN})
    @Operation(summary = "Suppliers with their calendars and scores")
    List<SupplierView> list() {
        return suppliers.all().stream().map(this::view).toList();
    }

    @GetMapping(path = "/export", produces = "text/csv")
    @AllowedFor({PROCUREMENT, OPERATIONS, ADMIN})
    @Operation(summary = "What suppliers sell, as CSV: a row for each price break")
    ResponseEntity<String> export() {
        Csv csv = new Csv(
                "supplier",
                "name",
                "currency",
                "sku",
                "supplierSku",
                "leadTimeDays",
                "minimum",
                "pack",
                "from",
                "unitPrice");
        suppliers.all().forEach(supplier -> suppliers.itemsOf(supplier.id()).forEach(item -> item.breaks()
                .forEach(one -> csv.row(
                        supplier.id(),
                        supplier.name(),
                        supplier.currency(),
                        item.sku(),
                        item.supplierSku(),
                        item.leadTime(supplier),
                        item.minimum().toPlainString(),
                        item.pack().toPlainString(),
                        one.from().toPlainString(),
                        one.unitPrice().toPlainString()))));
        return csv.as("suppliers.csv");
    }

    @GetMapping("/{id}")
    @AllowedFor({PROCUREMENT, WAREHOUSE, OPERATIONS, ADMIN})
    @Operation(summary = "One supplier")
    SupplierView get(@PathVariable String id) {
        return view(known(id));
    }

    private Supplier known(String id) {
        return suppliers
                .find(id)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no supplier " + id));
    }

    private SupplierView view(Supplier supplier) {
        SupplierScores.Standing standing = scores.of(supplier.id());
        return new SupplierView(
                supplier.id(),
                supplier.name(),
                supplier.currency(),
                supplier.destination(),
                supplier.account(),
                supplier.leadTimeDays(),
                supplier.workingDays(),
                supplier.closedOn(),
                supplier.orderCost(),
                supplier.channel(),
                supplier.email(),
                supplier.active(),
                standing.points(),
                standing.purchases());
    }

    record SupplierRequest(
            @NotBlank @Size(max = 200) String name,
            @NotBlank String currency,
            @Schema(description = "Route that reaches the supplier; supplier-mail when left out for MAIL")
                    @Nullable
                    @Size(max = 60)
                    String destination,
            @NotBlank @Size(max = 60) String account,
            @NotNull @Min(0) @Max(365) Integer leadTimeDays,
            @NotEmpty @Size(max = 7) List<@NotNull DayOfWeek> workingDays,
            @Size(max = 400) List<@NotNull LocalDate> closedOn,
            @NotNull @DecimalMin("0") @DecimalMax("1000000") @Digits(integer = 7, fraction = 4) BigDecimal orderCost,
            @Schema(description = "HTTP when left out") @Nullable Supplier.Channel channel,
            @Schema(description = "Where orders are mailed to, for MAIL")
                    @Nullable
                    @Size(max = 200)
                    @Pattern(regexp = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*")
                    String email,
            Boolean active) {

        boolean isByMail() {
            return channel == Supplier.Channel.MAIL;
        }

        String route() {
            return isByMail() && destination == null ? "supplier-mail" : destination;
        }
    }

    @PutMapping("/{id}")
    @AllowedFor({PROCUREMENT, ADMIN})
    @Operation(summary = "Make or change a supplier; destination names the integrators' route that reaches it")
    SupplierView put(
            @PathVariable @Pattern(regexp = "[A-Za-z0-9_.-]{1,60}") String id,
            @Valid @RequestBody SupplierRequest request) {
        List<FieldError> errors = new ArrayList<>();
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(currency -> currency.getCurrencyCode().equals(request.currency()))) {
            errors.add(FieldError.of("/currency", "unknown", "currency is an ISO 4217 code"));
        }
        Set<String> reached = couriers.stream().map(Courier::destination).collect(Collectors.toSet());
        if (request.route() == null) {
            errors.add(FieldError.of("/destination", "required", "Say which route reaches the supplier"));
        } else if (!reached.contains(request.route())) {
            errors.add(FieldError.of("/destination", "unknown", "No route leads to " + request.route()));
        }
        if (request.isByMail() != (request.email() != null)) {
            errors.add(FieldError.of(
                    "/email", "channel", "A supplier by MAIL has a mail address, and one by HTTP has none here"));
        }
        refuse(errors);
        suppliers.save(new Supplier(
                id,
                request.name(),
                request.currency(),
                request.route(),
                request.account(),
                request.leadTimeDays(),
                request.workingDays(),
                request.closedOn() == null ? List.of() : request.closedOn(),
                request.orderCost(),
                request.email(),
                !Boolean.FALSE.equals(request.active())));
        return get(id);
    }

    @GetMapping("/{id}/items")
    @AllowedFor({PROCUREMENT, WAREHOUSE, OPERATIONS, ADMIN})
    @Operation(summary = "What the supplier sells, with minimum, pack and price breaks")
    List<SupplierItem> items(@PathVariable String id) {
        return suppliers.itemsOf(known(id).id());
    }

    record BreakRequest(
            @NotNull @DecimalMin("0") @DecimalMax("1000000000") @Digits(integer = 10, fraction = 6) BigDecimal from,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax("1000000000")
                    @Digits(integer = 10, fraction = 6)
                    BigDecimal unitPrice) {}

    record ItemRequest(
            @NotBlank @Size(max = 100) String supplierSku,
            @Min(0) @Max(365) Integer leadTimeDays,
            @NotNull @DecimalMin("0") @DecimalMax("1000000000") @Digits(integer = 10, fraction = 6) BigDecimal minimum,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax("1000000000")
                    @Digits(integer = 10, fraction = 6)
                    BigDecimal pack,
            @NotEmpty @Size(max = 20) @Valid List<@NotNull BreakRequest> breaks,
            @Min(1) @Max(99) Integer rank) {}

    @PutMapping("/{id}/items/{sku}")
    @AllowedFor({PROCUREMENT, ADMIN})
    @Operation(summary = "Say what the supplier wants for an item; breaks rise, the first is from 0")
    SupplierItem put(@PathVariable String id, @PathVariable String sku, @Valid @RequestBody ItemRequest request) {
        Supplier supplier = known(id);
        List<FieldError> errors = new ArrayList<>();
        if (catalogue.item(sku).isEmpty()) {
            errors.add(FieldError.of("/sku", "unknown", "There is no item " + sku));
        }
        for (int i = 0; i < request.breaks().size(); i++) {
            BigDecimal from = request.breaks().get(i).from();
            boolean rising = i == 0
                    ? from.signum() == 0
                    : from.compareTo(request.breaks().get(i - 1).from()) > 0;
            if (!rising) {
                errors.add(FieldError.of("/breaks/" + i + "/from", "order", "Breaks rise, and the first is from 0"));
            }
        }
        refuse(errors);
        var item = new SupplierItem(
                supplier.id(),
                sku,
                request.supplierSku(),
                request.leadTimeDays(),
                request.minimum(),
                request.pack(),
                request.breaks().stream()
                        .map(one -> new PriceBreak(one.from(), one.unitPrice()))
                        .toList(),
                request.rank() == null ? 1 : request.rank());
        suppliers.save(item);
        return item;
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
    }
}
