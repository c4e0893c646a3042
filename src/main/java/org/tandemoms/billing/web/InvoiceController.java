package org.tandemoms.billing.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.CUSTOMER_SERVICE;
import static org.tandemoms.identity.Role.OPERATIONS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.billing.Invoice;
import org.tandemoms.billing.InvoicePdf;
import org.tandemoms.billing.InvoiceXml;
import org.tandemoms.billing.Invoices;
import org.tandemoms.billing.Invoicing;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.orders.Orders;
import org.tandemoms.orders.web.Visibility;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Money")
class InvoiceController {

    private static final int LONGEST_PAGE = 500;

    private final Invoices invoices;
    private final Invoicing invoicing;
    private final InvoicePdf pdf;
    private final InvoiceXml xml;
    private final Orders orders;

    InvoiceController(Invoices invoices, Invoicing invoicing, InvoicePdf pdf, InvoiceXml xml, Orders orders) {
        this.invoices = invoices;
        this.invoicing = invoicing;
        this.pdf = pdf;
        this.xml = xml;
        this.orders = orders;
    }

    @GetMapping("/orders/{id}/invoices")
    @AllowedFor(anyRole = true)
    @Operation(summary = "Invoices and credit notes of a goods order, oldest first")
    List<InvoiceView> of(@PathVariable String id) {
        SalesOrder order = Visibility.check(orders.get(id, SalesOrder.class));
        return invoicing.of(order).stream().map(InvoiceView::of).toList();
    }

    @GetMapping("/customers/{id}/invoices")
    @AllowedFor({CUSTOMER_SERVICE, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(summary = "Invoices and credit notes of a customer, newest first")
    Page<InvoiceView> ofCustomer(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) String cursor) {
        List<Invoice> found = invoices.ofCustomer(id, lastOne(id, cursor), Page.limit(limit, LONGEST_PAGE) + 1);
        return Page.of(found, limit, InvoiceView::of, Invoice::number);
    }

    /** The invoice that the page before ended with. */
    @Nullable
    private Invoice lastOne(String customer, @Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        return invoices.find(cursor)
                .filter(invoice -> invoice.customerId().equals(customer))
                .orElseThrow(
                        () -> Problem.invalid(List.of(FieldError.of("/cursor", "unknown", "is not one of this list")))
                                .refused());
    }

    @GetMapping(
            path = "/invoices/{number}",
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                MediaType.APPLICATION_XML_VALUE
            })
    @AllowedFor(anyRole = true)
    @Operation(summary = "One invoice or credit note: as JSON, to print, or as UBL 2.1 with the content of EN 16931")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = InvoiceView.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_PDF_VALUE,
                        schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.APPLICATION_XML_VALUE, schema = @Schema(type = "string"))
            })
    ResponseEntity<?> get(@PathVariable String number, HttpServletRequest request) {
        Invoice invoice = invoices.find(number)
                .filter(InvoiceController::isVisible)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no invoice " + number));
        return switch (wanted(request.getHeader(HttpHeaders.ACCEPT))) {
            case MediaType.APPLICATION_PDF_VALUE -> file(invoice, MediaType.APPLICATION_PDF, ".pdf", pdf.of(invoice));
            case MediaType.APPLICATION_XML_VALUE -> file(invoice, MediaType.APPLICATION_XML, ".xml", xml.of(invoice));
            default ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(InvoiceView.of(invoice));
        };
    }

    /** The first of the caller's media types, best first, that there is. */
    private static String wanted(String accept) {
        List<MediaType> given =
                List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PDF, MediaType.APPLICATION_XML);
        List<MediaType> asked = new java.util.ArrayList<>(MediaType.parseMediaTypes(accept));
        org.springframework.util.MimeTypeUtils.sortBySpecificity(asked);
        return asked.stream()
                .flatMap(type -> given.stream().filter(type::includes))
                .map(MediaType::toString)
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON_VALUE);
    }

    private static ResponseEntity<byte[]> file(Invoice invoice, MediaType type, String ending, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(invoice.number() + ending)
                                .build()
                                .toString())
                .body(content);
    }

    private static boolean isVisible(Invoice invoice) {
        Actor actor = CurrentActor.get();
        return actor.kind() != Actor.Kind.PARTNER || actor.id().equals(invoice.owner());
    }
}
