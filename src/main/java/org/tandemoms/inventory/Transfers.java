package org.tandemoms.inventory;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * Moves goods between locations. Two stock documents and no transaction over both: the transfer first says what is to
 * happen, then the stock document does it, once, under the transfer's key, then the transfer says that it is done. Whoever
 * dies in between leaves a transfer that says what is to happen, and that is repeated.
 */
@Component
public class Transfers implements IncomingGoods {

    private static final Logger log = LoggerFactory.getLogger(Transfers.class);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);
    private static final int BATCH = 200;

    private final Filing.Drawer<Transfer> transfers;
    private final Inventory inventory;
    private final LotStore lots;
    private final Clock clock;

    Transfers(Filing filing, Inventory inventory, LotStore lots, Clock clock) {
        this.lots = lots;
        this.transfers = filing.drawer(Transfer.class, "stock_transfers");
        this.inventory = inventory;
        this.clock = clock;
    }

    /**
     * Takes goods off the shelf and sends them.
     *
     * @param id of the transfer; a repetition with the same id does nothing
     * @throws Refused {@code insufficient-stock} when that much is not free
     */
    public Transfer send(String id, String sku, String from, String to, BigDecimal quantity, LocalDate expected) {
        if (from.equals(to)) {
            throw Problem.invalid(List.of(FieldError.of("/to", "same", "The goods are at " + to + " already")))
                    .refused();
        }
        transfers.insert(new Transfer(
                id,
                sku,
                from,
                to,
                quantity,
                expected,
                null,
                Transfer.Stage.LEAVING,
                null,
                CurrentActor.get().id(),
                clock.instant()));
        Transfer transfer = goOn(get(id));
        if (transfer.stage() == Transfer.Stage.REFUSED) {
            throw Refused.because(
                    ProblemCode.INSUFFICIENT_STOCK,
                    "Less than " + quantity.toPlainString() + " of " + sku + " is free at " + from);
        }
        return transfer;
    }

    /**
     * The goods are there.
     *
     * @param pieces how many came; null for all. Fewer are lost on the way, more there cannot be
     */
    public Transfer receive(String id, BigDecimal pieces, String note) {
        Transfer sent = get(id);
        BigDecimal arrived = pieces == null ? sent.quantity() : pieces;
        if (arrived.compareTo(sent.quantity()) > 0) {
            throw Problem.invalid(List.of(FieldError.of(
                            "/quantity",
                            "too-much",
                            "Only " + sent.quantity().toPlainString() + " were sent; book what is over as a receipt")))
                    .refused();
        }
        return goOn(transfers.change(id, transfer -> {
            boolean repeated = transfer.arrived() != null && transfer.arrived().compareTo(arrived) == 0;
            if (transfer.stage() == Transfer.Stage.IN_TRANSIT) {
                return transfer.arriving(arrived, note);
            }
            if (repeated) {
                return transfer;
            }
            throw notInTransit(transfer);
        }));
    }

    /** Calls goods back that have not arrived: they are where they came from again. */
    public Transfer callBack(String id) {
        return goOn(transfers.change(id, transfer -> switch (transfer.stage()) {
            case IN_TRANSIT -> transfer.in(Transfer.Stage.RETURNING);
            case RETURNING, RETURNED -> transfer;
            default -> throw notInTransit(transfer);
        }));
    }

    private static Refused notInTransit(Transfer transfer) {
        return Refused.because(ProblemCode.STATE, "The transfer is not in transit but " + transfer.stage());
    }

    /** Does what the transfer says is to happen; all of it may be repeated. */
    private Transfer goOn(Transfer transfer) {
        return switch (transfer.stage()) {
            case LEAVING -> {
                boolean left = inventory.move(
                        Movement.Type.TRANSFER,
                        transfer.sku(),
                        transfer.from(),
                        transfer.quantity().negate(),
                        transfer.id());
                yield done(transfer, left ? Transfer.Stage.IN_TRANSIT : Transfer.Stage.REFUSED);
            }
            case ARRIVING -> {
                inventory.move(
                        Movement.Type.TRANSFER,
                        transfer.sku(),
                        transfer.to(),
                        transfer.arrived(),
                        transfer.id(),
                        pieces(transfer, transfer.arrived()));
                yield done(transfer, Transfer.Stage.ARRIVED);
            }
            case RETURNING -> {
                inventory.move(
                        Movement.Type.TRANSFER,
                        transfer.sku(),
                        transfer.from(),
                        transfer.quantity(),
                        transfer.id() + ":back",
                        pieces(transfer, transfer.quantity()));
                yield done(transfer, Transfer.Stage.RETURNED);
            }
            default -> transfer;
        };
    }

    /** The batches and serials that were sent, of which that many came; of a batch nobody knows which were lost. */
    private List<Lot> pieces(Transfer transfer, BigDecimal arrived) {
        String sent = Movement.id(transfer.sku(), transfer.from(), Movement.Type.TRANSFER, transfer.id());
        List<Lot> came = new ArrayList<>();
        BigDecimal open = arrived;
        for (Lot lot : lots.booked(transfer.sku(), transfer.from(), sent)) {
            BigDecimal part = open.min(lot.quantity().negate());
            if (part.signum() > 0) {
                came.add(lot.of(part));
                open = open.subtract(part);
            }
        }
        return came;
    }

    private Transfer done(Transfer acted, Transfer.Stage next) {
        return transfers.change(acted.id(), now -> now.stage() == acted.stage() ? now.in(next) : now);
    }

    /** @throws Refused {@code not-found} */
    public Transfer get(String id) {
        return transfers
                .find(id)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no transfer " + id));
    }

    /** @param stage null for all; the youngest first */
    public List<Transfer> list(Transfer.Stage stage, int limit) {
        return transfers.list(stage == null ? null : stage.name(), limit);
    }

    /** Goods in transit are back on a shelf when they arrive, or today where nobody has said when. */
    @Override
    public List<Incoming> incoming(String sku) {
        return transfers.list(Transfer.Stage.IN_TRANSIT.name(), BATCH).stream()
                .filter(transfer -> transfer.sku().equals(sku))
                .map(transfer -> new Incoming(
                        sku,
                        transfer.to(),
                        transfer.quantity(),
                        transfer.expected(),
                        "Transfer " + transfer.id() + " from " + transfer.from()))
                .toList();
    }

    /** Carries on where somebody died. */
    @Scheduled(fixedDelayString = "${tandem.inventory.transfer-check-millis:15000}")
    void lookAfter() {
        Instant old = clock.instant().minus(LEFT_ALONE);
        List.of(Transfer.Stage.LEAVING, Transfer.Stage.ARRIVING, Transfer.Stage.RETURNING).stream()
                .flatMap(stage -> list(stage, BATCH).stream())
                .filter(transfer -> transfer.at().isBefore(old))
                .forEach(transfer -> CurrentActor.runAs(Actor.SYSTEM, () -> {
                    Transfer after = goOn(transfer);
                    log.info("Transfer {} was left {}; it is {} now", transfer.id(), transfer.stage(), after.stage());
                }));
    }
}
