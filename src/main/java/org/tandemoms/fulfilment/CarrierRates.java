package org.tandemoms.fulfilment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Item;
import org.tandemoms.orders.Orders;
import org.tandemoms.sales.CarrierService;
import org.tandemoms.sales.Picking;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.sales.Shipment;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.PartnerQuestions;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * What a carrier would take a shipment for, asked while somebody packs it. A carrier that does not answer holds nobody up: the
 * shipment goes by the default service.
 */
@Component
public class CarrierRates {

    private static final String DESTINATION = "carrier-rates";
    private static final int LONGEST_TEXT = 60;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 6;

    private final Warehouse warehouse;
    private final Orders orders;
    private final Catalogue catalogue;
    private final PartnerQuestions partners;

    CarrierRates(Warehouse warehouse, Orders orders, Catalogue catalogue, PartnerQuestions partners) {
        this.warehouse = warehouse;
        this.orders = orders;
        this.catalogue = catalogue;
        this.partners = partners;
    }

    /**
     * The carrier's offers, cheapest first.
     *
     * @throws Refused {@code unavailable} when the carrier does not say, {@code state} when it takes nothing there
     */
    public List<CarrierService> offers(String shipmentId) {
        Job job = warehouse.job(shipmentId);
        SalesOrder order = orders.get(job.orderId(), SalesOrder.class);
        Shipment shipment = order.shipment(shipmentId).orElseThrow();
        Map<String, Object> answer = partners.ask(
                        DESTINATION,
                        shipmentId + ":rates:" + order.revision(),
                        order.id(),
                        "carrier.rates",
                        question(order, shipment))
                .orElseThrow(() -> silent(shipmentId));
        if (!"QUOTED".equals(answer.get("outcome"))) {
            throw Refused.because(
                    ProblemCode.STATE,
                    "The carrier takes nothing there: "
                            + Objects.toString(answer.get("reason"), "it does not say why"));
        }
        return read(answer).orElseThrow(() -> silent(shipmentId));
    }

    private static Refused silent(String shipmentId) {
        return Refused.because(
                ProblemCode.UNAVAILABLE,
                "The carrier tells no prices at the moment. Shipment " + shipmentId + " goes by "
                        + CarrierService.unpriced().name() + " unless you ask again.");
    }

    /**
     * The shipment goes by that service, at the price that the carrier asks now. The default needs no carrier to answer.
     *
     * @throws Refused {@code validation} when it is not offered, {@code unavailable}, {@code too-late}, {@code state} or
     *     {@code not-found}
     */
    public void choose(String shipmentId, String code) {
        Job job = warehouse.job(shipmentId);
        CarrierService chosen =
                code.equals(CarrierService.DEFAULT) ? unlessSilent(shipmentId) : offered(shipmentId, code);
        orders.change(
                job.orderId(), SalesOrder.class, order -> order.warehouse().sendBy(shipmentId, chosen));
    }

    private CarrierService unlessSilent(String shipmentId) {
        try {
            return offered(shipmentId, CarrierService.DEFAULT);
        } catch (Refused noAnswer) {
            return CarrierService.unpriced();
        }
    }

    private CarrierService offered(String shipmentId, String code) {
        List<CarrierService> offers = offers(shipmentId);
        return offers.stream()
                .filter(offer -> offer.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(List.of(FieldError.of(
                                "/service",
                                "not-offered",
                                "The carrier offers "
                                        + String.join(
                                                ", ",
                                                offers.stream()
                                                        .map(CarrierService::code)
                                                        .toList()))))
                        .refused());
    }

    private Map<String, Object> question(SalesOrder order, Shipment shipment) {
        return Map.of(
                "shipmentId",
                shipment.id(),
                "location",
                shipment.location(),
                "shipTo",
                Map.of(
                        "postalCode", order.shipTo().postalCode(),
                        "country", order.shipTo().country()),
                "parcels",
                parcels(shipment.picking()));
    }

    /** Parcels as weighed, or as their contents weigh; what is in none yet as one more. */
    private List<Map<String, Object>> parcels(Picking picking) {
        List<Map<String, Object>> parcels = new ArrayList<>();
        picking.parcels()
                .forEach(parcel -> parcels.add(
                        weighing(parcel.weightGrams() == null ? weightOf(parcel.contents()) : parcel.weightGrams())));
        List<Picking.Content> rest = picking.outsideParcels();
        if (!rest.isEmpty()) {
            parcels.add(weighing(weightOf(rest)));
        }
        return parcels;
    }

    private static Map<String, Object> weighing(BigDecimal grams) {
        return grams.signum() > 0 ? Map.of("weightGrams", grams.toPlainString()) : Map.of();
    }

    private BigDecimal weightOf(List<Picking.Content> contents) {
        return contents.stream()
                .map(content -> catalogue
                        .item(content.sku())
                        .map(Item::weightGrams)
                        .orElse(BigDecimal.ZERO)
                        .multiply(content.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A price that is none must not be booked: an answer that makes no sense is no answer. */
    private static Optional<List<CarrierService>> read(Map<String, Object> answer) {
        if (!(answer.get("rates") instanceof List<?> rates) || rates.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(rates.stream()
                    .map(CarrierRates::offer)
                    .sorted(Comparator.comparing(CarrierService::price))
                    .toList());
        } catch (IllegalArgumentException notRates) {
            return Optional.empty();
        }
    }

    private static CarrierService offer(Object rate) {
        if (!(rate instanceof Map<?, ?> facts)) {
            throw new IllegalArgumentException("no offer: " + rate);
        }
        var price = new BigDecimal(text(facts, "price"));
        if (price.signum() < 0
                || price.scale() < 0
                || price.scale() > MOST_DECIMALS
                || price.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException("not what parcels cost");
        }
        return new CarrierService(
                text(facts, "service"),
                text(facts, "name"),
                price,
                currency(facts),
                facts.get("days") instanceof Integer days ? days : null);
    }

    private static String currency(Map<?, ?> facts) {
        return Currency.getInstance(text(facts, "currency")).getCurrencyCode();
    }

    private static String text(Map<?, ?> facts, String name) {
        if (facts.get(name) instanceof String text && !text.isBlank() && text.length() <= LONGEST_TEXT) {
            return text;
        }
        throw new IllegalArgumentException("an offer without " + name);
    }
}
