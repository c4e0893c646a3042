package org.tandemoms.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.tandemoms.instruments.IdentifierScheme;
import org.tandemoms.sales.Address;
import org.tandemoms.sales.Picking;
import org.tandemoms.sales.Shipment;

class ParcelLabelTest {

    private final AtomicLong serial = new AtomicLong();

    @Test
    void everyCodeIsNewAndItsCheckDigitRight() {
        var range = new SsccRange(name -> serial.incrementAndGet(), 3, "4012345");

        List<String> codes = List.of(range.next(), range.next(), range.next());

        assertThat(codes).doesNotHaveDuplicates().allSatisfy(code -> assertThat(
                        IdentifierScheme.SSCC.check(code).valid())
                .isTrue());
        assertThat(codes.get(0)).startsWith("34012345000000001");
    }

    @Test
    void aUsedUpRangeGivesNoCode() {
        var range = new SsccRange(name -> 1_000_000_000L, 3, "4012345");

        assertThatThrownBy(range::next).hasMessageContaining("used up");
    }

    @Test
    void eachParcelHasAPageWithItsAddressAndCode() throws Exception {
        var parcels = List.of(parcel("340123450000000018"), parcel("340123450000000025"));
        var shipment = new Shipment(
                "0ORDER-1",
                "BER",
                List.of(),
                Shipment.State.BOOKED,
                "CN1",
                "TRK1",
                null,
                false,
                new Picking(List.of(), parcels));

        byte[] pdf = new ParcelLabel().of(shipment, new Address("Łukasz 東 Żółć", "Ulica 1", "Kraków", "30-001", "PL"));

        try (PDDocument label = Loader.loadPDF(pdf)) {
            assertThat(label.getNumberOfPages()).isEqualTo(2);
            assertThat(new PDFTextStripper().getText(label))
                    .contains("Łukasz ? Żółć", "TRK1", "(00) 340123450000000018", "(00) 340123450000000025");
        }
    }

    private static Picking.Parcel parcel(String sscc) {
        return new Picking.Parcel(sscc, List.of(), new BigDecimal("210"), "k");
    }
}
