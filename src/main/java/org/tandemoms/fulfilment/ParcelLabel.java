package org.tandemoms.fulfilment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;
import org.tandemoms.sales.Address;
import org.tandemoms.sales.Picking;
import org.tandemoms.sales.Shipment;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.Symbol;

/**
 * Labels for parcels, one on a page of A6: where to, what carries it, and the SSCC as GS1-128 with application identifier
 * 00 (GS1 General Specifications, 6.6).
 */
@Component
public class ParcelLabel {

    /** Letters of Europe; part of PDFBox. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Points. */
    private static final int MARGIN = 18;

    private static final int BAR_HEIGHT = 96;

    public byte[] of(Shipment shipment, Address to) {
        try (PDDocument pdf = new PDDocument();
                InputStream letters = ParcelLabel.class.getResourceAsStream(FONT)) {
            PDFont font = PDType0Font.load(pdf, letters);
            int number = 1;
            for (Picking.Parcel parcel : shipment.picking().parcels()) {
                PDPage page = new PDPage(PDRectangle.A6);
                pdf.addPage(page);
                try (var content = new PDPageContentStream(pdf, page)) {
                    String count =
                            number++ + " / " + shipment.picking().parcels().size();
                    new Sheet(content, font).draw(shipment, to, parcel, count);
                }
            }
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One page. Lengths are points from the lower left corner. */
    private record Sheet(PDPageContentStream content, PDFont font) {

        void draw(Shipment shipment, Address to, Picking.Parcel parcel, String count) throws IOException {
            int top = Math.round(PDRectangle.A6.getHeight()) - MARGIN - 10;
            text(8, MARGIN, top, "From " + shipment.location() + "   Shipment " + shipment.id() + "   Parcel " + count);
            rule(top - 8);
            text(9, MARGIN, top - 26, "To");
            text(14, MARGIN, top - 46, to.name());
            text(12, MARGIN, top - 64, to.street());
            text(18, MARGIN, top - 88, to.postalCode() + " " + to.city());
            text(14, MARGIN, top - 108, to.country());
            rule(top - 120);
            String tracking = shipment.tracking() == null ? "not booked yet" : shipment.tracking();
            text(9, MARGIN, top - 136, "Carrier's tracking number");
            text(12, MARGIN, top - 152, tracking);
            text(9, MARGIN, top - 172, weight(parcel));
            rule(top - 182);
            barcode(parcel.sscc());
        }

        private static String weight(Picking.Parcel parcel) {
            return parcel.weightGrams() == null
                    ? ""
                    : "Weight " + parcel.weightGrams().toPlainString() + " g";
        }

        private void rule(int y) throws IOException {
            content.moveTo(MARGIN, y);
            content.lineTo(PDRectangle.A6.getWidth() - MARGIN, y);
            content.setLineWidth(0.7f);
            content.stroke();
        }

        private void text(int size, int x, int y, String text) throws IOException {
            String known = known(text);
            float room = PDRectangle.A6.getWidth() - x - MARGIN;
            float fitting = Math.min(size, room / Math.max(0.1f, font.getStringWidth(known) / 1000));
            content.beginText();
            content.setFont(font, fitting);
            content.newLineAtOffset(x, y);
            content.showText(known);
            content.endText();
        }

        /** The font lacks some of the world's letters; a label without them is better than none. */
        private String known(String text) {
            var kept = new StringBuilder();
            text.codePoints().forEach(point -> {
                String letter = Character.toString(point);
                kept.append(isKnown(letter) ? letter : "?");
            });
            return kept.toString();
        }

        private boolean isKnown(String letter) {
            try {
                font.encode(letter);
                return true;
            } catch (IOException | IllegalArgumentException unknown) {
                return false;
            }
        }

        private void barcode(String sscc) throws IOException {
            var symbol = new Code128();
            symbol.setDataType(Symbol.DataType.GS1);
            symbol.setBarHeight(40);
            symbol.setHumanReadableLocation(HumanReadableLocation.NONE);
            symbol.setContent("[00]" + sscc);
            float width = PDRectangle.A6.getWidth() - 2 * MARGIN;
            float scale = width / symbol.getWidth();
            for (var bar : symbol.getRectangles()) {
                content.addRect(MARGIN + (float) bar.x * scale, MARGIN + 16, (float) bar.width * scale, BAR_HEIGHT);
            }
            content.fill();
            text(11, MARGIN + 20, MARGIN + 2, "(00) " + sscc);
        }
    }
}
