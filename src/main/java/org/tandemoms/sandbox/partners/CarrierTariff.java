package org.tandemoms.sandbox.partners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What the carrier takes for parcels, by service, weight and way: a price for each parcel and one for each kilogram begun, twice
 * that abroad. Nothing over 30 kg goes by express.
 */
final class CarrierTariff {

    private static final BigDecimal GRAMS_IN_KILOGRAM = new BigDecimal(1000);
    private static final BigDecimal EXPRESS_LIMIT_GRAMS = new BigDecimal(30_000);
    private static final String UNDELIVERABLE = "00000";
    private static final String HOME = "DE";

    private enum Service {
        ECONOMY("3.50", "0.40", 5),
        STANDARD("4.90", "0.60", 2),
        EXPRESS("11.90", "1.20", 1);

        private final BigDecimal perParcel;
        private final BigDecimal perKilogram;
        private final int days;

        Service(String perParcel, String perKilogram, int days) {
            this.perParcel = new BigDecimal(perParcel);
            this.perKilogram = new BigDecimal(perKilogram);
            this.days = days;
        }

        BigDecimal price(int parcels, BigDecimal kilograms, boolean abroad) {
            BigDecimal price = perParcel.multiply(new BigDecimal(parcels)).add(perKilogram.multiply(kilograms));
            return abroad ? price.add(price) : price;
        }
    }

    private CarrierTariff() {}

    static Answer rates(Call call) {
        String country = call.text("/destination/country");
        JsonNode parcels = call.body().path("parcels");
        if (country.length() != 2 || parcels.isEmpty()) {
            return refusal(400, "INCOMPLETE", "destination.country (two letters) and parcels are needed.");
        }
        if (call.text("/destination/postalCode").equals(UNDELIVERABLE)) {
            return refusal(422, "UNDELIVERABLE", "No delivery to this postal code.");
        }
        BigDecimal kilograms = BigDecimal.ZERO;
        boolean heavy = false;
        for (JsonNode parcel : parcels) {
            BigDecimal grams = new BigDecimal(parcel.path("grams").asText("0"));
            heavy |= grams.compareTo(EXPRESS_LIMIT_GRAMS) > 0;
            kilograms = kilograms.add(grams.divide(GRAMS_IN_KILOGRAM, 0, RoundingMode.UP));
        }
        ObjectNode answer = Json.object();
        ArrayNode offers = answer.putArray("offers");
        boolean abroad = !country.equals(HOME);
        for (Service service : Service.values()) {
            if (service == Service.EXPRESS && heavy) {
                continue;
            }
            ObjectNode offer = offers.addObject().put("service", service.name());
            offer.put(
                    "label",
                    service.name().charAt(0) + service.name().substring(1).toLowerCase(Locale.ROOT));
            offer.put("transitDays", abroad ? service.days + 1 : service.days);
            offer.putObject("charge")
                    .put(
                            "amount",
                            service.price(parcels.size(), kilograms, abroad)
                                    .setScale(2)
                                    .toPlainString())
                    .put("currency", "EUR");
        }
        return Answer.of(200, answer);
    }

    private static Answer refusal(int status, String code, String text) {
        return Answer.of(status, Json.object().put("reasonCode", code).put("reason", text));
    }
}
