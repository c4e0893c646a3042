package org.tandemoms.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** What customers do in a {@link ShopRush}: they order in every way there is, change their minds, and send things back. */
final class RushCustomers {

    private static final String KEY = "Idempotency-Key";

    private final RushDesk desk;
    private final Client acme;
    private final List<String> baskets = new CopyOnWriteArrayList<>();

    RushCustomers(TandemProcess tandem, RushDesk desk) {
        this.desk = desk;
        this.acme = Client.as(tandem, "partner-acme");
    }

    // --- ordering ---------------------------------------------------------------------------------------------------

    void place(Random random) {
        String name = desk.name();
        String body = order(name, random, more(random));
        desk.placed(desk.note("place", desk.insist(() -> acme.post("/sales-orders", body, KEY, name)), 201, 409));
    }

    void placeList(Random random) {
        String body = "{\"orders\":[%s,%s,%s]}"
                .formatted(
                        order(desk.name(), random, more(random)),
                        order(desk.name(), random, more(random)),
                        order(desk.name(), random, more(random)));
        for (JsonNode result :
                desk.insist(() -> acme.post("/sales-orders/bulk", body)).body().path("results")) {
            desk.count("bulk", result.path("status").asInt());
            desk.remember(result.path("id").asText());
        }
    }

    void placeFile(Random random) {
        StringBuilder csv = new StringBuilder("clientOrderId,customerId,currency,lineId,sku,quantity,allowBackorder,"
                + "name,street,city,postalCode,country,paymentMethod,paymentToken\n");
        for (int i = 0; i < 2; i++) {
            csv.append("%s,C-100,EUR,1,%s,%d,%s,Anna,Weg 1,Berlin,10115,DE,CARD,tok_ok%n"
                    .formatted(desk.name(), RushDesk.item(random), 1 + random.nextInt(4), random.nextBoolean()));
        }
        for (JsonNode result : desk.insist(() -> acme.postCsv("/sales-orders/import", csv.toString()))
                .body()
                .path("results")) {
            desk.count("file", result.path("status").asInt());
            desk.remember(result.path("id").asText());
        }
    }

    /** Goods are put aside for moments only; whoever is too slow finds them gone. */
    void fillBasket(Random random) {
        String name = desk.name();
        String body =
                """
                {"lines":[{"lineId":"1","sku":"%s","quantity":"%d"},{"lineId":"2","sku":"%s","quantity":"1"}],
                 "seconds":%d,"country":"DE"}"""
                        .formatted(
                                RushDesk.item(random),
                                1 + random.nextInt(3),
                                RushDesk.item(random),
                                1 + random.nextInt(15));
        Client.Answer answer =
                desk.note("basket", desk.insist(() -> acme.post("/inventory/holds", body, KEY, name)), 201, 409);
        if (answer.status() == 201) {
            baskets.add(answer.body().path("id").asText());
        }
    }

    /** One of the last baskets is ordered, kept or let go; another may be doing the same with it. */
    void useBasket(Random random) {
        int known = baskets.size();
        if (known == 0) {
            return;
        }
        String basket = baskets.get(Math.max(0, known - 1 - random.nextInt(Math.min(8, known))));
        switch (random.nextInt(6)) {
            case 0 ->
                desk.attempt(() -> acme.post("/inventory/holds/" + basket + "/extend", "{\"seconds\":5}"))
                        .ifPresent(answer -> desk.note("basket kept", answer, 200, 409, 429, 503));
            case 1 ->
                desk.attempt(() -> acme.delete("/inventory/holds/" + basket))
                        .ifPresent(answer -> desk.note("basket let go", answer, 204, 409, 429, 503));
            default -> orderBasket(basket, random);
        }
    }

    private void orderBasket(String basket, Random random) {
        String name = desk.name();
        String body = order(name, random, more(random) + ",\"basket\":\"" + basket + "\"");
        desk.placed(
                desk.note("basket ordered", desk.insist(() -> acme.post("/sales-orders", body, KEY, name)), 201, 409));
    }

    /** People pick and pack some of the orders. */
    private static String more(Random random) {
        return random.nextInt(4) == 0 ? ",\"handling\":\"WORKED\"" : "";
    }

    private static String order(String name, Random random, String more) {
        String token = random.nextInt(12) == 0 ? "tok_declined" : "tok_ok";
        String second = random.nextInt(3) > 0
                ? ""
                : ",{\"lineId\":\"2\",\"sku\":\"%s\",\"quantity\":\"%d\"}"
                        .formatted(RushDesk.item(random), 1 + random.nextInt(2));
        return """
                {"clientOrderId":"%s","customerId":"C-100","currency":"EUR",
                 "lines":[{"lineId":"1","sku":"%s","quantity":"%d"}%s],
                 "shipTo":{"name":"Anna","street":"Weg 1","city":"Berlin","postalCode":"10115","country":"DE"},
                 "payment":{"method":"CARD","token":"%s"},"allowBackorder":%s,"allowPartial":%s%s}"""
                .formatted(
                        name,
                        RushDesk.item(random),
                        1 + random.nextInt(4),
                        second,
                        token,
                        random.nextInt(3) == 0,
                        random.nextBoolean(),
                        more);
    }

    // --- changing their minds ---------------------------------------------------------------------------------------

    void amend(Random random) {
        String lines = random.nextInt(3) == 0
                ? "{\"lineId\":\"%d\",\"sku\":\"%s\",\"quantity\":\"%d\"}"
                        .formatted(10 + random.nextInt(3), RushDesk.item(random), 1 + random.nextInt(3))
                : "{\"lineId\":\"1\",\"quantity\":\"%d\"}".formatted(random.nextInt(6));
        change("amend", random, "/sales-orders/%s/amend", "{\"lines\":[" + lines + "]}");
    }

    /** One item for another, in one amendment: the new is held before the old is let go. */
    void substitute(Random random) {
        String lines = "{\"lineId\":\"1\",\"quantity\":\"0\"},{\"lineId\":\"%d\",\"sku\":\"%s\",\"quantity\":\"%d\"}"
                .formatted(20 + random.nextInt(3), RushDesk.item(random), 1 + random.nextInt(4));
        change("substitute", random, "/sales-orders/%s/amend", "{\"lines\":[" + lines + "]}");
    }

    void cancel(Random random) {
        if (random.nextInt(4) == 0) {
            change("cancel rest", random, "/sales-orders/%s/cancel-rest", "{\"reason\":\"rush\"}");
        } else {
            change("cancel", random, "/orders/%s/cancel", "{\"reason\":\"rush\"}");
        }
    }

    /** One try on the version as it is now. */
    private void change(String entrance, Random random, String path, String body) {
        desk.young(random)
                .flatMap(id -> desk.attempt(() -> {
                    String version = acme.get("/orders/" + id)
                            .raw()
                            .headers()
                            .firstValue("ETag")
                            .orElse("\"0\"");
                    return acme.post(path.formatted(id), body, "If-Match", version);
                }))
                .ifPresent(answer -> desk.count(entrance, answer.status()));
    }

    // --- sending back -----------------------------------------------------------------------------------------------

    void sendBack(Random random) {
        sendBack("return", "", random);
    }

    /** The same again, or another item in its place. */
    void exchange(Random random) {
        String other = random.nextBoolean()
                ? ""
                : ",\"exchange\":[{\"sku\":\"%s\",\"quantity\":\"%d\"}]"
                        .formatted(RushDesk.item(random), 1 + random.nextInt(2));
        sendBack("exchange", ",\"resolution\":\"EXCHANGE\"" + other, random);
    }

    private void sendBack(String entrance, String resolution, Random random) {
        desk.old(random).ifPresent(id -> {
            String key = "back-" + desk.name();
            String body = "{\"reason\":\"CHANGED_MIND\",\"lines\":[{\"lineId\":\"1\",\"quantity\":\"1\"}]%s}"
                    .formatted(resolution);
            Client.Answer answer = desk.insist(() -> acme.post("/sales-orders/" + id + "/returns", body, KEY, key));
            desk.count(entrance, answer.status());
        });
    }
}
