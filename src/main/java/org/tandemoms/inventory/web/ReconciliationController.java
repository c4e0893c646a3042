package org.tandemoms.inventory.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.OPERATIONS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.inventory.Reconciliation;
import org.tandemoms.shared.web.IdempotencyKey;

/** Counter against ledger. */
@RestController
@RequestMapping("/api/v1/inventory/reconciliation")
@Tag(name = "Goods")
class ReconciliationController {

    private final Reconciliation reconciliation;
    private final KnownPlaces known;
    private final OnceByKey once;

    ReconciliationController(Reconciliation reconciliation, KnownPlaces known, OnceByKey once) {
        this.reconciliation = reconciliation;
        this.known = known;
        this.once = once;
    }

    /** @param checked how many items at how many locations were looked at */
    record Report(int checked, int differing, List<Reconciliation.Finding> items) {}

    @GetMapping
    @AllowedFor({OPERATIONS, ADMIN})
    @Operation(summary = "Compare counters with the ledger and with the holds")
    Report compare(
            @RequestParam(required = false) String sku, @RequestParam(defaultValue = "true") boolean onlyDiffering) {
        List<Reconciliation.Finding> all = reconciliation.compare(sku);
        List<Reconciliation.Finding> differing =
                all.stream().filter(finding -> !finding.agrees()).toList();
        return new Report(all.size(), differing.size(), onlyDiffering ? differing : all);
    }

    record CorrectionRequest(
            @NotBlank @Size(max = 100) String sku,
            @NotBlank @Size(max = 50) String location,
            @NotBlank @Size(max = 200) String reason) {}

    @PostMapping("/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedFor({OPERATIONS, ADMIN})
    @Operation(summary = "Write the ledger entry that accounts for a difference; no counter is set")
    ResponseEntity<Reconciliation.Finding> correct(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @Valid @RequestBody CorrectionRequest request) {
        IdempotencyKey.required(key);
        known.check(request.sku(), Map.of("/location", request.location()));
        return once.created(
                key,
                "correction",
                request,
                Reconciliation.Finding.class,
                id -> reconciliation.correct(
                        request.sku(),
                        request.location(),
                        id,
                        request.reason(),
                        CurrentActor.get().id()));
    }
}
