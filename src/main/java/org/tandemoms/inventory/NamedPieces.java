package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;

/** Reads which batch or which serials a request is about, as the item's handling asks for. */
@Component
public class NamedPieces {

    private static final int LONGEST = 20;

    private final Catalogue catalogue;
    private final Clock clock;

    NamedPieces(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @param serials one for each piece, or null */
    public record Names(String batch, LocalDate expiry, List<String> serials) {

        public boolean isEmpty() {
            return batch == null && expiry == null && (serials == null || serials.isEmpty());
        }
    }

    /**
     * @param quantity signed
     * @param incoming true when a date belongs to it: a batch without one gets the item's shelf life from today
     * @return empty where the item's pieces are not told apart
     * @throws org.tandemoms.shared.Refused {@code validation} with everything that is missing, wrong or too much
     */
    public List<Lot> of(String sku, BigDecimal quantity, Names names, boolean incoming) {
        ItemHandling handling = catalogue.item(sku).map(item -> item.handling()).orElse(null);
        boolean batches = handling != null && handling.batches();
        boolean serials = handling != null && handling.serials();
        List<FieldError> errors = new ArrayList<>();
        if (!batches && !serials) {
            if (!names.isEmpty()) {
                errors.add(FieldError.of(
                        "/batch", "not-tracked", sku + " is kept neither by batch nor by serial; leave them out"));
            }
            refuse(errors);
            return List.of();
        }
        checkBatch(names, batches && (incoming || !serials), errors);
        if (serials) {
            checkSerials(names, quantity, errors);
        } else if (names.serials() != null) {
            errors.add(FieldError.of("/serials", "not-tracked", sku + " has no serial numbers"));
        }
        refuse(errors);
        LocalDate expiry = incoming && names.expiry() == null ? fromShelfLife(handling) : names.expiry();
        if (!serials) {
            return List.of(new Lot(names.batch(), null, expiry, quantity));
        }
        BigDecimal each = BigDecimal.valueOf(quantity.signum());
        return names.serials().stream()
                .map(serial -> new Lot(names.batch(), serial, expiry, each))
                .toList();
    }

    /** As an order's message carries them, all texts. */
    public static List<Map<String, Object>> told(List<Lot> pieces) {
        return pieces.stream().map(NamedPieces::told).toList();
    }

    static Map<String, Object> told(Lot lot) {
        Map<String, Object> told = new HashMap<>();
        told.put("quantity", lot.quantity().toPlainString());
        Optional.ofNullable(lot.batch()).ifPresent(batch -> told.put("batch", batch));
        Optional.ofNullable(lot.serial()).ifPresent(serial -> told.put("serial", serial));
        Optional.ofNullable(lot.expiry()).ifPresent(expiry -> told.put("expiry", expiry.toString()));
        return told;
    }

    /** @param told pieces as {@link #told(List)} gives them, or null */
    static List<Lot> read(Object told) {
        if (!(told instanceof List<?> pieces)) {
            return List.of();
        }
        return pieces.stream().map(piece -> lot((Map<?, ?>) piece)).toList();
    }

    private static Lot lot(Map<?, ?> told) {
        String expiry = (String) told.get("expiry");
        return new Lot(
                (String) told.get("batch"),
                (String) told.get("serial"),
                expiry == null ? null : LocalDate.parse(expiry),
                new BigDecimal((String) told.get("quantity")));
    }

    private static void checkBatch(Names names, boolean needed, List<FieldError> errors) {
        if (names.batch() == null) {
            if (needed) {
                errors.add(FieldError.of("/batch", "required", "is needed: this item is kept by batch (GS1 AI 10)"));
            }
        } else if (!isGs1Text(names.batch())) {
            errors.add(FieldError.of("/batch", "format", "has 1 to 20 letters, digits or signs of GS1 set 82"));
        }
    }

    private static void checkSerials(Names names, BigDecimal quantity, List<FieldError> errors) {
        List<String> serials = names.serials() == null ? List.of() : names.serials();
        if (BigDecimal.valueOf(serials.size()).compareTo(quantity.abs()) != 0) {
            errors.add(FieldError.of(
                    "/serials",
                    serials.isEmpty() ? "required" : "count",
                    "one for each of the " + quantity.abs().toPlainString() + " pieces is needed (GS1 AI 21)"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < serials.size(); i++) {
            if (serials.get(i) == null || !isGs1Text(serials.get(i))) {
                errors.add(FieldError.of("/serials/" + i, "format", "has 1 to 20 letters, digits or signs"));
            } else if (!seen.add(serials.get(i))) {
                errors.add(FieldError.of("/serials/" + i, "duplicate", serials.get(i) + " is there twice"));
            }
        }
    }

    /** GS1 General Specifications, figure 7.11-1: the 82 signs of AI 10 and 21. */
    private static boolean isGs1Text(String text) {
        return text.length() <= LONGEST && text.matches("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]+");
    }

    private LocalDate fromShelfLife(ItemHandling handling) {
        return handling.shelfLifeDays() == null
                ? null
                : LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(handling.shelfLifeDays());
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
    }
}
