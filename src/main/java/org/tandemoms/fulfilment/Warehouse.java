package org.tandemoms.fulfilment;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Gs1Scan;
import org.tandemoms.inventory.Item;
import org.tandemoms.inventory.Lot;
import org.tandemoms.orders.Orders;
import org.tandemoms.sales.Picking;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.sales.Shipment;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** What people in the warehouse do, each act safe to repeat: waves, picks, parcels, hand-over, manifest. */
@Component
public class Warehouse {

    private static final int LARGEST_MANIFEST = 1000;

    private final Orders orders;
    private final Jobs jobs;
    private final PickedLots lots;
    private final Catalogue catalogue;
    private final SsccRange sscc;
    private final NumberRanges numbers;
    private final Clock clock;

    Warehouse(
            Orders orders,
            Jobs jobs,
            PickedLots lots,
            Catalogue catalogue,
            SsccRange sscc,
            NumberRanges numbers,
            Clock clock) {
        this.lots = lots;
        this.orders = orders;
        this.jobs = jobs;
        this.catalogue = catalogue;
        this.sscc = sscc;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** @param shipment as it stands now, from the order itself */
    public Job job(String shipment) {
        SalesOrder order = order(shipment);
        String wave = jobs.find(shipment).map(Job::wave).orElse(null);
        return order.shipment(shipment)
                .filter(found -> found.picking() != null)
                .map(found -> Job.of(order, found).in(wave))
                .orElseThrow(() -> unknown(shipment));
    }

    private SalesOrder order(String shipment) {
        int end = shipment.lastIndexOf('-');
        return Optional.of(shipment)
                .filter(id -> end > 0)
                .flatMap(id -> orders.find(id.substring(0, end)))
                .filter(SalesOrder.class::isInstance)
                .map(SalesOrder.class::cast)
                .orElseThrow(() -> unknown(shipment));
    }

    private static Refused unknown(String shipment) {
        return Refused.because(ProblemCode.NOT_FOUND, "The warehouse has no shipment " + shipment + " to work on");
    }

    /** Collects jobs to pick at the location that are in no wave yet, oldest first. @return the wave's jobs */
    public List<Job> openWave(String location, int most) {
        String wave = "WAVE-" + location + "-" + String.format(Locale.ROOT, "%06d", numbers.next("wave:" + location));
        List<Job> members = new ArrayList<>();
        for (Job job : jobs.list(location, Shipment.State.PICKING, null, LARGEST_MANIFEST)) {
            if (members.size() < most && job.wave() == null && jobs.join(wave, job.id())) {
                members.add(job.in(wave));
            }
        }
        if (members.isEmpty()) {
            throw Refused.because(ProblemCode.STATE, "Nothing at " + location + " waits for a wave");
        }
        return members;
    }

    /**
     * Pieces were taken from the shelf.
     *
     * @param barcode article number, GTIN or GS1 element string, as scanned
     * @param names of the pieces, where they are told apart
     * @param rest the open rest of the item is not there
     * @param request the caller's key and the request's hash
     */
    public void pick(
            String shipment,
            String barcode,
            BigDecimal quantity,
            boolean rest,
            PickedLots.Names names,
            Request request) {
        Optional<Gs1Scan> scan = Gs1Scan.read(barcode);
        String sku = sku(scan.flatMap(Gs1Scan::gtin).orElse(barcode));
        PickedLots.Names named = scan.map(names::or).orElse(names);
        once(shipment, "pick", request, order -> {
            Optional<Picking> list = order.shipment(shipment).map(Shipment::picking);
            order.warehouse().pick(shipment, sku, quantity, rest);
            // only what may be picked is set aside; a repetition sets nothing aside again
            list.ifPresent(before -> lots.take(before, sku, quantity, named, request.key()));
        });
    }

    /** What to take from the shelves for a shipment, where pieces are told apart: first expired, first out. */
    public Map<String, List<Lot>> proposedLots(String shipment) {
        Map<String, List<Lot>> proposed = new TreeMap<>();
        for (Picking.Line line : job(shipment).lines()) {
            List<Lot> pieces = lots.proposed(line);
            if (!pieces.isEmpty()) {
                proposed.computeIfAbsent(line.wanted().sku(), sku -> new ArrayList<>())
                        .addAll(pieces);
            }
        }
        return proposed;
    }

    /** Puts picked goods into a labelled parcel. @return the parcel, the same for the same request */
    public Picking.Parcel pack(
            String shipment, List<Picking.Content> contents, BigDecimal weightGrams, Request request) {
        var parcel = new AtomicReference<Picking.Parcel>();
        List<Picking.Content> items = contents.stream()
                .map(content -> new Picking.Content(sku(content.sku()), content.quantity()))
                .toList();
        orders.change(order(shipment).id(), SalesOrder.class, order -> {
            request.check(order, "pack");
            parcel.set(order.warehouse().pack(shipment, request.key(), items, weightGrams, sscc::next));
        });
        return parcel.get();
    }

    public void handOver(String shipment) {
        orders.change(order(shipment).id(), SalesOrder.class, order -> order.warehouse()
                .handOver(shipment));
    }

    /**
     * The driver takes everything that is booked at the location. Each shipment is handed over in its own order; what was
     * cancelled meanwhile stays behind. When this is cut off, the same request closes the rest.
     */
    public Manifest close(String location, Request request) {
        String key = location + "|" + request.key();
        Manifest manifest = jobs.closedBefore(key).orElseGet(() -> jobs.keep(open(location, key)));
        if (manifest.closedAt() != null) {
            return manifest;
        }
        List<Manifest.Entry> gone = manifest.entries().stream()
                .filter(entry -> leaves(entry, manifest.id()))
                .toList();
        Manifest closed = new Manifest(
                manifest.id(), key, location, gone, CurrentActor.get().id(), clock.instant());
        jobs.close(closed);
        return closed;
    }

    private Manifest open(String location, String key) {
        List<Manifest.Entry> ready = jobs.list(location, Shipment.State.BOOKED, null, LARGEST_MANIFEST).stream()
                .map(Manifest.Entry::of)
                .toList();
        if (ready.isEmpty()) {
            throw Refused.because(ProblemCode.STATE, "Nothing at " + location + " is ready for the carrier");
        }
        String number =
                "MAN-" + location + "-" + String.format(Locale.ROOT, "%06d", numbers.next("manifest:" + location));
        return new Manifest(number, key, location, ready, CurrentActor.get().id(), null);
    }

    private boolean leaves(Manifest.Entry entry, String manifest) {
        String mark = "manifest:" + entry.shipment() + ":" + manifest;
        try {
            orders.change(entry.orderId(), SalesOrder.class, order -> {
                if (order.warehouse().handOver(entry.shipment())) {
                    order.takes(mark);
                } else if (!order.hasTaken(mark)) {
                    throw Refused.because(ProblemCode.STATE, "It left with another driver");
                }
            });
            return true;
        } catch (Refused staysHere) {
            return false;
        }
    }

    private void once(String shipment, String act, Request request, Consumer<SalesOrder> change) {
        orders.change(order(shipment).id(), SalesOrder.class, order -> {
            if (request.check(order, act)) {
                change.accept(order);
            }
        });
    }

    /** The article of a scanned code. */
    private String sku(String barcode) {
        if (catalogue.item(barcode).isPresent()) {
            return barcode;
        }
        return catalogue.byGtin(barcode).map(Item::sku).orElseThrow(() -> new Problem(
                        ProblemCode.WRONG_ITEM, "Nothing here has the code " + barcode, List.of())
                .refused());
    }

    /** A caller's request. @param hash of its body */
    public record Request(String key, String hash) {

        /** @return true the first time; refuses when the key came with another body */
        private boolean check(SalesOrder order, String act) {
            String name = act + ":" + key;
            if (order.hasTaken(name) && !order.hasTaken(name + "#" + hash)) {
                throw Refused.because(
                        ProblemCode.IDEMPOTENCY_MISMATCH, "This key was used for another request; use a new key");
            }
            order.takes(name + "#" + hash);
            return order.takes(name);
        }
    }
}
