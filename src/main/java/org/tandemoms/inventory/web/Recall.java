package org.tandemoms.inventory.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Consignees;
import org.tandemoms.inventory.Lot;
import org.tandemoms.inventory.Lots;
import org.tandemoms.inventory.Movement;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** Answers who got pieces of a batch, from the ledger alone: what it does not say did not happen. */
@Component
class Recall {

    private final Lots lots;
    private final List<Consignees> consignees;

    Recall(Lots lots, List<Consignees> consignees) {
        this.lots = lots;
        this.consignees = consignees;
    }

    record Came(String location, BigDecimal quantity, Movement.Type how, @Nullable String reference, Instant at) {}

    record Lies(String location, BigDecimal quantity, BigDecimal blocked) {}

    /** @param serials of the pieces, where they have some */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Carried(
            String shipment,
            String orderId,
            String orderLine,
            @Nullable String customerId,
            @Nullable String consignee,
            @Nullable String city,
            @Nullable String country,
            String location,
            BigDecimal quantity,
            List<String> serials,
            Instant at) {}

    /** @param shipped pieces that went out with shipments, all together */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String sku,
            @Nullable String batch,
            @Nullable String serial,
            @Nullable LocalDate expiry,
            BigDecimal onHand,
            BigDecimal shipped,
            List<Came> received,
            List<Lies> here,
            List<Carried> shipments) {}

    /** @throws Refused {@code not-found} for what never came in */
    View of(String sku, String batch, String serial) {
        List<Movement> history = lots.history(sku, batch, serial);
        if (history.isEmpty()) {
            throw Refused.because(
                    ProblemCode.NOT_FOUND,
                    "No " + (serial == null ? "batch " + batch : "serial " + serial) + " of " + sku + " ever came in");
        }
        List<Lies> here = lots.here(sku, null).stream()
                .filter(one -> serial == null
                        ? batch.equals(one.lot().batch())
                        : serial.equals(one.lot().serial()))
                .map(one -> new Lies(one.location(), one.lot().quantity(), one.blocked()))
                .toList();
        List<Carried> shipments = history.stream()
                .filter(movement -> movement.type() == Movement.Type.ISSUE)
                .map(this::carried)
                .toList();
        return new View(
                sku,
                batch,
                serial,
                history.stream()
                        .flatMap(movement -> movement.lots().stream())
                        .map(Lot::expiry)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                sum(here.stream().map(Lies::quantity).toList()),
                sum(shipments.stream().map(Carried::quantity).toList()),
                history.stream().filter(Recall::isIn).map(Recall::came).toList(),
                here,
                shipments);
    }

    private static boolean isIn(Movement movement) {
        return quantity(movement).signum() > 0;
    }

    private static Came came(Movement movement) {
        return new Came(movement.location(), quantity(movement), movement.type(), movement.reference(), movement.at());
    }

    private Carried carried(Movement movement) {
        String line = movement.reference();
        String order = line.contains(":") ? line.substring(0, line.indexOf(':')) : line;
        Consignees.Consignee to = movement.shipment() == null
                ? null
                : consignees.stream()
                        .flatMap(known -> known.of(movement.shipment()).stream())
                        .findFirst()
                        .orElse(null);
        return new Carried(
                movement.shipment(),
                order,
                line.substring(line.indexOf(':') + 1),
                to == null ? null : to.customerId(),
                to == null ? null : to.name(),
                to == null ? null : to.city(),
                to == null ? null : to.country(),
                movement.location(),
                quantity(movement).negate(),
                movement.lots().stream()
                        .map(Lot::serial)
                        .filter(Objects::nonNull)
                        .toList(),
                movement.at());
    }

    private static BigDecimal quantity(Movement movement) {
        return sum(movement.lots().stream().map(Lot::quantity).toList());
    }

    private static BigDecimal sum(List<BigDecimal> quantities) {
        return quantities.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
