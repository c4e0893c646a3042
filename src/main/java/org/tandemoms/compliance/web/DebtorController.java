package org.tandemoms.compliance.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.CUSTOMER_SERVICE;
import static org.tandemoms.identity.Role.OPERATIONS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.compliance.Debtor;
import org.tandemoms.compliance.Debtors;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.shared.Page;

/** What customers owe on account by how long they owe it. */
@RestController
@RequestMapping("/api/v1/receivables")
@Tag(name = "Money")
class DebtorController {

    private static final int LONGEST_PAGE = 100;

    private final Debtors debtors;

    DebtorController(Debtors debtors) {
        this.debtors = debtors;
    }

    @GetMapping("/customers")
    @AllowedFor({CUSTOMER_SERVICE, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(
            summary = "Customers who owe something, by how many days it is late, with their limit and exposure",
            description = "The exposure is what counts against the limit: open orders and unpaid invoices together.")
    Page<Debtor> list(@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) String cursor) {
        String after = cursor == null || cursor.isBlank() ? null : cursor;
        return Page.of(
                debtors.list(after, Page.limit(limit, LONGEST_PAGE) + 1),
                limit,
                Function.identity(),
                Debtor::customerId);
    }
}
