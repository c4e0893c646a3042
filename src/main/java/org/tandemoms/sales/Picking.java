package org.tandemoms.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.lang.Nullable;
import org.tandemoms.inventory.Allotment;

/**
 * What people do with the goods of one shipment before the carrier takes them: lines to pick, and the parcels they are
 * packed into. Never more is picked than was asked for, never more packed than was picked.
 */
public record Picking(List<Line> lines, List<Parcel> parcels) {

    /**
     * @param picked taken from the shelf so far
     * @param missing not on the shelf, as the picker says
     */
    public record Line(Allotment wanted, BigDecimal picked, BigDecimal missing) {

        public BigDecimal open() {
            return wanted.quantity().subtract(picked).subtract(missing);
        }

        /** What of the hold was found. */
        Allotment found() {
            return new Allotment(wanted.key(), wanted.sku(), wanted.location(), picked);
        }
    }

    /**
     * One box with its label.
     *
     * @param sscc GS1 serial shipping container code, 18 digits
     * @param request the caller's key, so that a repetition makes no second parcel
     * @param weightGrams weighed, or null
     */
    public record Parcel(String sscc, List<Content> contents, @Nullable BigDecimal weightGrams, String request) {

        public Parcel {
            contents = List.copyOf(contents);
        }
    }

    public record Content(String sku, BigDecimal quantity) {}

    public Picking {
        lines = List.copyOf(lines);
        parcels = List.copyOf(parcels);
    }

    static Picking of(List<Allotment> goods) {
        return new Picking(
                goods.stream()
                        .map(part -> new Line(part, BigDecimal.ZERO, BigDecimal.ZERO))
                        .toList(),
                List.of());
    }

    /** Everything was found or is known to be missing. */
    public boolean isPicked() {
        return lines.stream().allMatch(line -> line.open().signum() == 0);
    }

    /** Everything that was found is in a parcel. */
    public boolean isPacked() {
        return isPicked() && unpacked().isEmpty();
    }

    public boolean isShort() {
        return lines.stream().anyMatch(line -> line.missing().signum() > 0);
    }

    BigDecimal open(String sku) {
        return sum(sku, Line::open);
    }

    BigDecimal picked(String sku) {
        return sum(sku, Line::picked);
    }

    boolean knows(String sku) {
        return lines.stream().anyMatch(line -> line.wanted().sku().equals(sku));
    }

    private BigDecimal sum(String sku, Function<Line, BigDecimal> quantity) {
        return lines.stream()
                .filter(line -> line.wanted().sku().equals(sku))
                .map(quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** That many pieces were taken from the shelf. @param rest the open rest is not there */
    Picking taken(String sku, BigDecimal quantity, boolean rest) {
        BigDecimal left = quantity;
        List<Line> counted = new ArrayList<>();
        for (Line line : lines) {
            if (!line.wanted().sku().equals(sku)) {
                counted.add(line);
                continue;
            }
            BigDecimal part = left.min(line.open());
            left = left.subtract(part);
            BigDecimal open = line.open().subtract(part);
            counted.add(new Line(
                    line.wanted(),
                    line.picked().add(part),
                    rest ? line.missing().add(open) : line.missing()));
        }
        return new Picking(counted, parcels);
    }

    /** What nobody has said anything about is there, or is not. */
    Picking restIs(boolean there) {
        return new Picking(
                lines.stream()
                        .map(line -> there
                                ? new Line(line.wanted(), line.picked().add(line.open()), line.missing())
                                : new Line(
                                        line.wanted(),
                                        line.picked(),
                                        line.missing().add(line.open())))
                        .toList(),
                parcels);
    }

    /** The list without what was not found: the goods that go out. */
    Picking withoutMissing() {
        return new Picking(
                lines.stream()
                        .filter(line -> line.picked().signum() > 0)
                        .map(line -> new Line(line.found(), line.picked(), BigDecimal.ZERO))
                        .toList(),
                parcels);
    }

    /** Picked and in no parcel yet, by item. */
    List<Content> unpacked() {
        return lines.stream()
                .map(line -> line.wanted().sku())
                .distinct()
                .map(sku -> new Content(sku, picked(sku).subtract(packed(sku))))
                .filter(content -> content.quantity().signum() > 0)
                .toList();
    }

    /** What of the shipment is in no parcel yet, picked or still to pick, by item. */
    public List<Content> outsideParcels() {
        return lines.stream()
                .map(line -> line.wanted().sku())
                .distinct()
                .map(sku -> new Content(
                        sku,
                        sum(sku, line -> line.wanted().quantity().subtract(line.missing()))
                                .subtract(packed(sku))))
                .filter(content -> content.quantity().signum() > 0)
                .toList();
    }

    private BigDecimal packed(String sku) {
        return parcels.stream()
                .flatMap(parcel -> parcel.contents().stream())
                .filter(content -> content.sku().equals(sku))
                .map(Content::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Optional<Parcel> packedUnder(String request) {
        return parcels.stream()
                .filter(parcel -> parcel.request().equals(request))
                .findFirst();
    }

    Picking with(Parcel parcel) {
        List<Parcel> all = new ArrayList<>(parcels);
        all.add(parcel);
        return new Picking(lines, all);
    }

    List<Allotment> goods() {
        return lines.stream().map(Line::wanted).toList();
    }
}
