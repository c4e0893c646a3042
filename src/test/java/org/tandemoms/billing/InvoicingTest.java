package org.tandemoms.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.tandemoms.sales.Goods.held;
import static org.tandemoms.sales.Goods.line;

import com.helger.ubl21.UBL21Marshaller;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.parties.Customers;
import org.tandemoms.sales.Address;
import org.tandemoms.sales.Goods;
import org.tandemoms.sales.SalesOrder;

/** What stands on invoices and credit notes, as JSON, UBL and PDF. */
class InvoicingTest {

    private static final Seller SELLER = new Seller(
            "Tandem Trading GmbH",
            "Speicherstrasse 1",
            "Berlin",
            "10115",
            "DE",
            "DE136695976",
            "DE89370400440532013000");

    private final Invoices issued = new InvoicesInMemory();
    private final Invoicing invoicing = new Invoicing(
            issued,
            mock(Customers.class),
            mock(Receivables.class),
            Clock.fixed(Goods.NOW, ZoneOffset.UTC),
            Duration.ofDays(14));

    @Test
    void anOrderIsInvoicedOnceOverWhatArrived() {
        SalesOrder order = delivered("3");

        Invoice invoice = invoicing.invoice(order);

        assertThat(invoice.number()).isEqualTo("INV-2026-000001");
        assertThat(invoice.gross())
                .isEqualByComparingTo("35.70")
                .isEqualTo(order.totals().gross());
        assertThat(invoicing.invoice(order)).isEqualTo(invoice);
        assertThat(invoicing.of(order)).containsExactly(invoice);
    }

    @Test
    void anOrderThatEndedEarlyIsInvoicedOverThePartThatArrived() {
        SalesOrder order = Goods.order(line("1", "3"));
        order.allocation().allot(List.of(held("1", "BER", "1"), held("1", "LYS", "2")));
        Goods.paidFor(order);
        order.shipping().book();
        order.shipping().delivered(Goods.ID + "-1", "CN1", "T1");
        order.paymentCaptured(1, "cap_1");
        order.shipping().lost(Goods.ID + "-2", "lost");
        Goods.givenUp(order);

        Invoice invoice = invoicing.invoice(order);
        assertThat(invoice.gross()).isEqualByComparingTo("11.90");
        assertThat(invoice.lines()).singleElement().satisfies(line -> assertThat(line.quantity())
                .isEqualByComparingTo("1"));
    }

    @Test
    void creditNotesOfAllPartsTakeBackTheWholeInvoice() {
        SalesOrder order = delivered("3");
        Goods.sentBack(order, "R1", "1", "1");
        Goods.sentBack(order, "R2", "1", "2");

        List<BigDecimal> credited = OutboxOf.messages(order, "credit.issue").stream()
                .map(message -> credit(order, message))
                .map(Invoice::gross)
                .toList();

        assertThat(credited).containsExactly(new BigDecimal("11.90"), new BigDecimal("23.80"));
        assertThat(invoicing.of(order))
                .extracting(Invoice::number)
                .containsExactly("INV-2026-000001", "CN-2026-000001", "CN-2026-000002");
        assertThat(issued.find("CN-2026-000001").orElseThrow().corrects()).isEqualTo("INV-2026-000001");
    }

    private Invoice credit(SalesOrder order, OutboxMessage message) {
        return invoicing.creditNote(
                order,
                order.returns().stream()
                        .filter(note -> note.id().equals(message.text("return")))
                        .findFirst()
                        .orElseThrow(),
                new BigDecimal(message.text("amount")));
    }

    /** EN 16931-1, table of business rules BR-CO-10, -13 to -17; the last with its tolerance of less than one unit. */
    @ParameterizedTest
    @CsvSource({"1", "3", "7", "1000"})
    void theSumsOfTheUblInvoiceHoldTheRulesOfEn16931(String quantity) {
        byte[] xml = new InvoiceXml(SELLER).of(invoicing.invoice(delivered(quantity)));

        var ubl = UBL21Marshaller.invoice().read(xml);

        MonetaryTotalType sums = ubl.getLegalMonetaryTotal();
        BigDecimal lines = ubl.getInvoiceLine().stream()
                .map(line -> line.getLineExtensionAmountValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sums.getLineExtensionAmountValue()).as("BR-CO-10").isEqualByComparingTo(lines);
        assertThat(sums.getTaxExclusiveAmountValue())
                .as("BR-CO-13")
                .isEqualByComparingTo(lines.add(zeroIfNone(sums.getChargeTotalAmountValue())));
        TaxTotalType tax = ubl.getTaxTotalAtIndex(0);
        assertThat(tax.getTaxAmountValue())
                .as("BR-CO-14")
                .isEqualByComparingTo(tax.getTaxSubtotal().stream()
                        .map(TaxSubtotalType::getTaxAmountValue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(sums.getTaxInclusiveAmountValue())
                .as("BR-CO-15")
                .isEqualByComparingTo(sums.getTaxExclusiveAmountValue().add(tax.getTaxAmountValue()));
        assertThat(sums.getPayableAmountValue())
                .as("BR-CO-16")
                .isEqualByComparingTo(
                        sums.getTaxInclusiveAmountValue().subtract(zeroIfNone(sums.getPrepaidAmountValue())));
        assertThat(tax.getTaxSubtotal()).allSatisfy(share -> {
            BigDecimal byRate = share.getTaxableAmountValue()
                    .multiply(share.getTaxCategory().getPercentValue())
                    .movePointLeft(2)
                    .setScale(2, RoundingMode.HALF_UP);
            assertThat(share.getTaxAmountValue().subtract(byRate).abs())
                    .as("BR-CO-17")
                    .isLessThan(BigDecimal.ONE);
        });
    }

    private static BigDecimal zeroIfNone(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    @Test
    void aCreditNoteIsValidUblAndNamesItsInvoice() {
        SalesOrder order = delivered("3");
        Goods.sentBack(order, "R1", "1", "1");
        Invoice note = credit(order, OutboxOf.messages(order, "credit.issue").get(0));

        var ubl = UBL21Marshaller.creditNote().read(new InvoiceXml(SELLER).of(note));

        assertThat(ubl.getBillingReferenceAtIndex(0)
                        .getInvoiceDocumentReference()
                        .getIDValue())
                .isEqualTo("INV-2026-000001");
        assertThat(ubl.getLegalMonetaryTotal().getPayableAmountValue()).isEqualByComparingTo("11.90");
    }

    @Test
    void namesOfAllLettersAndMarkupArePrintedAsTheyAre() throws Exception {
        Invoice plain = invoicing.invoice(delivered("3"));
        Invoice foreign = named(plain, "Łukasz Żółć & <b>Ωmega</b>");

        String text = printed(new InvoicePdf(SELLER).of(foreign));
        String xml = new String(new InvoiceXml(SELLER).of(foreign), StandardCharsets.UTF_8);

        assertThat(text).contains("Łukasz Żółć & <b>Ωmega</b>", "INV-2026-000001", "35.70");
        assertThat(UBL21Marshaller.invoice()
                        .read(xml)
                        .getAccountingCustomerParty()
                        .getParty()
                        .getPartyLegalEntityAtIndex(0)
                        .getRegistrationNameValue())
                .isEqualTo("Łukasz Żółć & <b>Ωmega</b>");
    }

    private static String printed(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Invoice named(Invoice plain, String name) {
        return new Invoice(
                plain.id(),
                plain.key(),
                plain.kind(),
                plain.orderId(),
                plain.owner(),
                plain.customerId(),
                name,
                new Address(name, "Street 1", "Kraków", "30-001", "PL"),
                plain.currency(),
                plain.lines(),
                plain.delivery(),
                plain.taxes(),
                plain.net(),
                plain.tax(),
                plain.gross(),
                plain.prepaid(),
                plain.paymentMethod(),
                plain.issuedAt(),
                plain.suppliedAt(),
                plain.dueAt(),
                plain.corrects(),
                plain.reason());
    }

    private static SalesOrder delivered(String quantity) {
        SalesOrder order = Goods.order(line("1", quantity));
        order.allocation().allot(List.of(held("1", "BER", quantity)));
        return Goods.completed(order);
    }
}
