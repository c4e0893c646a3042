package org.tandemoms.billing.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.CUSTOMER_SERVICE;
import static org.tandemoms.identity.Role.OPERATIONS;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.billing.CustomerMoney;
import org.tandemoms.billing.MoneyReceived;
import org.tandemoms.billing.OpenItem;
import org.tandemoms.billing.OpenItems;
import org.tandemoms.billing.PaymentNotice;
import org.tandemoms.billing.Receivables;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.CanonicalJson;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.web.IdempotencyKey;
import org.tandemoms.shared.web.StrictJson;

/** What customers owe on account, and what they pay by bank. */
@RestController
@RequestMapping("/api/v1/receivables")
@Tag(name = "Money")
class ReceivablesController {

    private static final int LONGEST_PAGE = 500;

    private final Receivables receivables;
    private final OpenItems items;
    private final MoneyReceived money;
    private final StrictJson json;
    private final Clock clock;

    ReceivablesController(Receivables receivables, OpenItems items, MoneyReceived money, StrictJson json, Clock clock) {
        this.receivables = receivables;
        this.items = items;
        this.money = money;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/open-items")
    @AllowedFor({CUSTOMER_SERVICE, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(summary = "Invoices that something is still owed for, oldest first, with their age")
    Page<OpenItemView> openItems(
            @RequestParam(required = false) String customerId,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) String cursor) {
        return Page.of(
                items.open(blankIsNone(customerId), blankIsNone(cursor), Page.limit(limit, LONGEST_PAGE) + 1),
                limit,
                item -> OpenItemView.of(item, clock.instant()),
                OpenItem::id);
    }

    @PostMapping("/payments")
    @AllowedFor({OPERATIONS, ADMIN})
    @Operation(
            summary = "Book a payment that the bank tells of, once for its bank reference",
            description = "It settles the invoice it names, or those whose numbers stand in the remittance text, or the"
                    + " only open one of the customer over this very amount. The result says how it fits; what is too"
                    + " much, paid before or fits nothing stays unallocated.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = PaymentNotice.class))))
    @ApiResponse(
            responseCode = "201",
            description = "Booked",
            content = @Content(schema = @Schema(implementation = CustomerMoneyView.class)))
    ResponseEntity<CustomerMoneyView> book(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key, @RequestBody JsonNode body) {
        String caller =
                CurrentActor.get().id() + "|" + IdempotencyKey.required(key).value();
        PaymentNotice notice = checked(json.read(body, PaymentNotice.class));
        Receivables.Booked booked = receivables.book(notice, caller + "#" + CanonicalJson.hash(body));
        var response = ResponseEntity.status(HttpStatus.CREATED);
        if (booked.replayed()) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        return response.body(CustomerMoneyView.of(booked.money()));
    }

    @GetMapping("/payments")
    @AllowedFor({CUSTOMER_SERVICE, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(summary = "Money from customers and credit notes, and what is unallocated of them")
    Page<CustomerMoneyView> payments(
            @RequestParam(required = false) String customerId,
            @RequestParam(defaultValue = "false") boolean unallocated,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) String cursor) {
        return Page.of(
                money.list(
                        blankIsNone(customerId), unallocated, blankIsNone(cursor), Page.limit(limit, LONGEST_PAGE) + 1),
                limit,
                CustomerMoneyView::of,
                CustomerMoney::id);
    }

    @PostMapping("/payments/{reference}/allocations")
    @AllowedFor({OPERATIONS, ADMIN})
    @Operation(
            summary = "Settle an invoice with money that is unallocated",
            description = "Not more than is unallocated, and not more than is owed; both are looked at again when it is"
                    + " booked, so that nothing is settled twice.")
    ResponseEntity<CustomerMoneyView> allocate(
            @PathVariable String reference,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @RequestBody JsonNode body) {
        String caller =
                CurrentActor.get().id() + "|" + IdempotencyKey.required(key).value();
        AllocationRequest wanted = json.read(body, AllocationRequest.class);
        Receivables.Booked booked = receivables.allocate(
                reference, wanted.invoice(), wanted.amount(), caller + "#" + CanonicalJson.hash(body));
        var response = ResponseEntity.ok();
        if (booked.replayed()) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        return response.body(CustomerMoneyView.of(booked.money()));
    }

    @PostMapping("/payments/{reference}/payouts")
    @AllowedFor({OPERATIONS, ADMIN})
    @Operation(
            summary = "Give money that is unallocated back to its customer",
            description =
                    "Not more than is unallocated, whoever else asks for it at the same time. The ERP is told; the"
                            + " transfer itself is made at the bank.")
    ResponseEntity<CustomerMoneyView> payOut(
            @PathVariable String reference,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) String key,
            @RequestBody JsonNode body) {
        String caller =
                CurrentActor.get().id() + "|" + IdempotencyKey.required(key).value();
        PayoutRequest wanted = json.read(body, PayoutRequest.class);
        money.find(reference)
                .filter(found -> wanted.amount() != null)
                .ifPresent(found -> checkScale(found.currency(), wanted.amount()));
        Receivables.Booked booked = receivables.payOut(
                reference, wanted.amount(), wanted.reference(), caller + "#" + CanonicalJson.hash(body));
        var response = ResponseEntity.ok();
        if (booked.replayed()) {
            response.header(IdempotencyKey.REPLAYED, "true");
        }
        return response.body(CustomerMoneyView.of(booked.money()));
    }

    /** The currency exists, and the amount has no more decimals than it. */
    private static PaymentNotice checked(PaymentNotice notice) {
        Optional<Currency> currency = Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(notice.currency()))
                .findFirst();
        if (currency.isEmpty()) {
            throw invalid("/currency", "unknown", notice.currency() + " is no ISO 4217 currency");
        }
        checkScale(notice.currency(), notice.amount());
        return notice;
    }

    private static void checkScale(String currency, BigDecimal amount) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        if (amount.stripTrailingZeros().scale() > digits) {
            throw invalid("/amount", "scale", currency + " has " + digits + " decimals");
        }
    }

    private static RuntimeException invalid(String pointer, String code, String detail) {
        return Problem.invalid(List.of(FieldError.of(pointer, code, detail))).refused();
    }

    private static String blankIsNone(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
