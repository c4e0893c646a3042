package org.tandemoms.fulfilment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Gs1Scan;
import org.tandemoms.inventory.Item;
import org.tandemoms.inventory.ItemHandling;
import org.tandemoms.inventory.Lot;
import org.tandemoms.inventory.Lots;
import org.tandemoms.sales.Picking;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

/**
 * Which batch or which pieces a picker has taken. They are set aside with the hold before the pick is noted: should the
 * pick then not be noted, they go back with the hold, or the picker scans them once more.
 */
@Component
public class PickedLots {

    private final Lots lots;
    private final Catalogue catalogue;

    PickedLots(Lots lots, Catalogue catalogue) {
        this.lots = lots;
        this.catalogue = catalogue;
    }

    /** As scanned or typed. @param serials one for each piece, or null */
    public record Names(String batch, List<String> serials) {

        public static final Names NONE = new Names(null, null);

        public Names {
            serials = serials == null ? List.of() : List.copyOf(serials);
        }

        /** What a code on the package says counts where nothing was typed. */
        Names or(Gs1Scan scan) {
            return new Names(
                    batch == null ? scan.batch().orElse(null) : batch,
                    serials.isEmpty() ? scan.serial().map(List::of).orElse(List.of()) : serials);
        }
    }

    /** What to take from the shelf for a line, the first to expire first; empty where pieces are not told apart. */
    public List<Lot> proposed(Picking.Line line) {
        return handling(line.wanted().sku()).batches()
                        || handling(line.wanted().sku()).serials()
                ? lots.toPick(line.wanted())
                : List.of();
    }

    /**
     * @param list as it is before the pick
     * @throws org.tandemoms.shared.Refused {@code validation} for names that are missing or too much, {@code state} for
     *     what is expired or lies elsewhere, {@code duplicate-serial} for what is in another parcel
     */
    void take(Picking list, String sku, BigDecimal quantity, Names names, String request) {
        ItemHandling handling = handling(sku);
        check(sku, handling, quantity, names);
        List<Lot> pieces = pieces(handling, quantity, names);
        for (Picking.Line line : list.lines()) {
            if (line.wanted().sku().equals(sku) && line.open().signum() > 0 && !pieces.isEmpty()) {
                List<Lot> rest = new ArrayList<>();
                List<Lot> fit = fitting(pieces, line.open(), rest);
                lots.take(line.wanted(), fit, request);
                pieces = rest;
            }
        }
    }

    private static List<Lot> fitting(List<Lot> pieces, BigDecimal open, List<Lot> rest) {
        List<Lot> fit = new ArrayList<>();
        BigDecimal room = open;
        for (Lot piece : pieces) {
            BigDecimal part = room.min(piece.quantity());
            if (part.signum() > 0) {
                fit.add(piece.of(part));
                room = room.subtract(part);
            }
            if (part.compareTo(piece.quantity()) < 0) {
                rest.add(piece.of(piece.quantity().subtract(part)));
            }
        }
        return fit;
    }

    private static List<Lot> pieces(ItemHandling handling, BigDecimal quantity, Names names) {
        if (quantity.signum() == 0) {
            return List.of();
        }
        if (handling.serials()) {
            return names.serials().stream()
                    .map(serial -> new Lot(names.batch(), serial, null, BigDecimal.ONE))
                    .toList();
        }
        return names.batch() == null ? List.of() : List.of(new Lot(names.batch(), null, null, quantity));
    }

    private static void check(String sku, ItemHandling handling, BigDecimal quantity, Names names) {
        List<FieldError> errors = new ArrayList<>();
        boolean apart = handling.batches() || handling.serials();
        if (!apart && names.batch() != null) {
            errors.add(FieldError.of("/batch", "not-tracked", sku + " is not kept by batch"));
        }
        if (!handling.serials() && !names.serials().isEmpty()) {
            errors.add(FieldError.of("/serials", "not-tracked", sku + " has no serial numbers"));
        }
        if (handling.serials() && BigDecimal.valueOf(names.serials().size()).compareTo(quantity) != 0) {
            errors.add(FieldError.of(
                    "/serials", "count", "Scan the serial number of each of the " + quantity.toPlainString()));
        }
        if (names.serials().stream().distinct().count() < names.serials().size()) {
            errors.add(FieldError.of("/serials", "duplicate", "The same piece was scanned twice"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
    }

    private ItemHandling handling(String sku) {
        return catalogue
                .item(sku)
                .map(Item::handling)
                .orElse(new ItemHandling(null, null, false, false, null, null, null, null));
    }
}
