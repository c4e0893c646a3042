package org.tandemoms.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** What a test makes venues and the custodian do, whether the house lives or not; counts what they have changed. */
final class Outside {

    private static final int CUSTODIAN = 14;

    private final TandemProcess tandem;
    private final Random random;
    private final Map<String, Integer> changes = new HashMap<>();

    Outside(TandemProcess tandem, Random random) {
        this.tandem = tandem;
        this.random = random;
    }

    void correctPrice(String orderId) {
        change("correct", orderId, ",\"price\":\"%d.%d\"".formatted(150 + random.nextInt(30), 10 + random.nextInt(90)));
    }

    /** To less than was traded: the venue opens the order again and trades the rest. */
    void correctQuantity(String orderId) {
        change("correct", orderId, ",\"quantity\":\"" + (1 + random.nextInt(5)) + "\"");
    }

    void bust(String orderId) {
        change("bust", orderId, "");
    }

    /** At one venue where the order has traded, if there is one. */
    private void change(String how, String orderId, String to) {
        Traffic.atVenues(tandem, orderId).stream()
                .filter(order -> CorrectedBooks.decimal(order, "cumQty").signum() > 0)
                .findFirst()
                .map(order -> venues(
                        how,
                        "{\"orderId\":\"" + orderId + "\",\"venue\":\""
                                + order.path("venue").asText() + "\"" + to + "}"))
                .filter(answer -> answer.status() == 200)
                .ifPresent(done -> changes.merge(orderId, 1, Integer::sum));
    }

    private Client.Answer venues(String action, String body) {
        return Client.tellPartner(tandem, Traffic.VENUES, "/_" + action, body);
    }

    void venuesBehave(String mode) {
        venues("behave", "{\"mode\":\"" + mode + "\"}");
    }

    void custodianLacksSecurities(boolean lacks) {
        Client.behave(tandem, CUSTODIAN, "{\"mode\":\"" + (lacks ? "lack" : "ok") + "\"}");
    }

    /** Busts and corrections of an order's executions. */
    int changesOf(String orderId) {
        return changes.getOrDefault(orderId, 0);
    }

    int changes() {
        return changes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
