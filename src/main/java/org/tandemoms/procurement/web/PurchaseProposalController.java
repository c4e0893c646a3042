package org.tandemoms.procurement.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PROCUREMENT;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.procurement.PurchaseList;
import org.tandemoms.procurement.PurchaseOrder;
import org.tandemoms.procurement.PurchaseOrderView;
import org.tandemoms.procurement.PurchaseStatus;
import org.tandemoms.procurement.Purchasing;
import org.tandemoms.procurement.ReplenishmentPlan;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.shared.web.ETag;

@RestController
@RequestMapping("/api/v1/purchase-proposals")
@Tag(name = "Procurement")
class PurchaseProposalController {

    private final Purchasing purchasing;
    private final PurchaseList purchases;
    private final Catalogue catalogue;

    PurchaseProposalController(Purchasing purchasing, PurchaseList purchases, Catalogue catalogue) {
        this.purchasing = purchasing;
        this.purchases = purchases;
        this.catalogue = catalogue;
    }

    /** A purchase that nobody has decided on, with the numbers behind its words. */
    record ProposalView(
            String id, PurchaseStatus status, long version, PurchaseOrderView purchase, ReplenishmentPlan plan) {

        static ProposalView of(PurchaseOrder purchase, PurchaseOrderView view) {
            return new ProposalView(view.id(), view.status(), view.version(), view, purchase.plan());
        }
    }

    @GetMapping
    @AllowedFor({PROCUREMENT, OPERATIONS, ADMIN})
    @Operation(summary = "Proposals that wait for a decision, newest first")
    List<PurchaseOrderView> list() {
        List<PurchaseOrderView> open = new ArrayList<>(waiting(PurchaseStatus.PENDING_APPROVAL));
        open.addAll(waiting(PurchaseStatus.PROPOSED));
        return open;
    }

    private List<PurchaseOrderView> waiting(PurchaseStatus status) {
        return purchases
                .list(status, null, null, null, PurchaseList.LONGEST_PAGE, null)
                .items();
    }

    /** @param sku only this item. @param location only there */
    record ProposeRequest(@Size(max = 100) String sku, @Size(max = 50) String location) {}

    @PostMapping
    @AllowedFor({PROCUREMENT, ADMIN})
    @Operation(
            summary = "Propose now what is to be bought",
            description = "One proposal an item, location and day: a repetition answers with the one that stands.")
    Purchasing.Proposed propose(@Valid @RequestBody(required = false) ProposeRequest request) {
        if (request == null) {
            return purchasing.propose(null, null);
        }
        known(request.sku(), request.location());
        return purchasing.propose(request.sku(), request.location());
    }

    private void known(String sku, String location) {
        List<FieldError> errors = new ArrayList<>();
        if (sku != null && catalogue.item(sku).isEmpty()) {
            errors.add(FieldError.of("/sku", "unknown", "There is no item " + sku));
        }
        if (location != null
                && catalogue.locations().stream()
                        .noneMatch(known -> known.code().equals(location))) {
            errors.add(FieldError.of("/location", "unknown", "There is no location " + location));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
    }

    @GetMapping("/plan")
    @AllowedFor({PROCUREMENT, OPERATIONS, ADMIN})
    @Operation(summary = "What would be bought now, and why; buys nothing")
    ReplenishmentPlan plan(@RequestParam String sku, @RequestParam String location) {
        known(sku, location);
        return purchasing
                .plan(sku, location)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "Nobody sells " + sku + " to us"));
    }

    @GetMapping("/{id}")
    @AllowedFor({PROCUREMENT, OPERATIONS, ADMIN})
    @Operation(summary = "One proposal with history, forecast and the numbers behind its words")
    ResponseEntity<ProposalView> get(@PathVariable String id) {
        PurchaseOrder purchase = purchasing.get(id);
        return ResponseEntity.ok()
                .eTag(ETag.of(purchase.version()))
                .body(ProposalView.of(purchase, purchases.view(id)));
    }

    record RejectRequest(@NotBlank @Size(max = 2000) String reason) {}

    @PostMapping("/{id}/reject")
    @AllowedFor({PROCUREMENT, ADMIN})
    @Operation(summary = "Say no, as its task would; approval goes through the task")
    ResponseEntity<PurchaseOrderView> reject(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Valid @RequestBody RejectRequest request) {
        PurchaseOrderView view = purchasing.reject(id, ETag.required(ifMatch), request.reason());
        return ResponseEntity.ok().eTag(ETag.of(view.version())).body(view);
    }
}
