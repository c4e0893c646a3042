package org.tandemoms.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tandemoms.system.Client;
import org.tandemoms.system.PartnersBooks;
import org.tandemoms.system.PartnersBooks.Entry;
import org.tandemoms.system.ShopBooks;
import org.tandemoms.system.TandemProcess;

/** What must be so when everything that came back has been dealt with: documents, shelves and partners' books agree. */
final class ReturnsAudit {

    private final TandemProcess tandem;
    private final ReturnsTraffic traffic;
    private final ShopBooks books;
    private final PartnersBooks partners;
    private final Map<String, String> returns;
    private final Map<String, String> orders;
    private final Set<String> replacements = new HashSet<>();

    ReturnsAudit(TandemProcess tandem, ReturnsTraffic traffic, ShopBooks books) {
        this.tandem = tandem;
        this.traffic = traffic;
        this.books = books;
        this.partners = PartnersBooks.of(tandem);
        this.returns = books.statuses("RETURN");
        this.orders = books.statuses("SALES");
    }

    void check(Map<String, BigDecimal> opening) {
        assertThat(returns.keySet())
                .as("returns on file are those that were acknowledged")
                .containsExactlyInAnyOrderElementsOf(traffic.acknowledged().values());
        traffic.bought().forEach((id, story) -> {
            assertThat(orders.get(id)).as("order of %s", story).isEqualTo(story.orderEnds());
            money(id, story);
            creditNotes(id, story);
            refundCase(id, story);
            once(id, "SHIPMENT", 1);
            traffic.returnsOf(id).forEach(back -> followUp(back, story));
        });
        cancelledAndPaidBack(traffic.lost());
        Set<String> known = new HashSet<>(replacements);
        known.addAll(traffic.bought().keySet());
        known.add(traffic.lost());
        assertThat(orders.keySet()).as("no other orders").isEqualTo(known);
        shelves(opening);
        nobodyIsWaitedFor();
    }

    private void once(String id, String kind, int times) {
        assertThat(partners.done(id, kind)).as("%s of %s", kind, id).hasSize(times);
    }

    // --- money ------------------------------------------------------------------------------------------------------

    private void money(String id, ReturnStory story) {
        boolean paidBack = story.paidBack.signum() > 0;
        once(id, "CAPTURE", 1);
        once(id, "REFUND", paidBack ? story.accepted() : 0);
        assertThat(partners.sum(id, "REFUND"))
                .as("paid back to %s (%s)", id, story)
                .isEqualByComparingTo(story.paidBack)
                .isLessThanOrEqualTo(partners.sum(id, "CAPTURE"));
        assertThat(partners.all(id, "REFUND"))
                .as("refunds asked for %s (%s)", id, story)
                .hasSize(story.caseEnds() != null ? 2 : paidBack ? story.accepted() : 0);
    }

    private void creditNotes(String id, ReturnStory story) {
        boolean credited = story.credited.signum() > 0;
        assertThat(books.issued("CREDIT_NOTE").getOrDefault(id, BigDecimal.ZERO))
                .as("credit notes of %s (%s)", id, story)
                .isEqualByComparingTo(story.credited);
        List<Entry> booked = partners.done(id, "JOURNAL").stream()
                .filter(entry -> entry.key().contains("erp-credit"))
                .toList();
        assertThat(booked).as("credit notes in the ERP of %s (%s)", id, story).hasSize(credited ? story.accepted() : 0);
        assertThat(booked.stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(story.credited);
    }

    /** Each refund that failed was one case, however often the house died over it. */
    private void refundCase(String id, ReturnStory story) {
        List<String> cases = books.statuses("REFUND").entrySet().stream()
                .filter(one -> one.getKey().startsWith(id))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(cases)
                .as("cases of %s (%s)", id, story)
                .isEqualTo(Stream.ofNullable(story.caseEnds()).toList());
    }

    private void cancelledAndPaidBack(String id) {
        assertThat(orders.get(id)).isEqualTo("CANCELLED");
        once(id, "SHIPMENT", 2);
        assertThat(partners.sum(id, "CAPTURE"))
                .as("taken for the parcel that left first")
                .isPositive()
                .isEqualByComparingTo(partners.sum(id, "REFUND"));
        once(id, "REFUND", 1);
        assertThat(books.issued("INVOICE")).doesNotContainKey(id);
    }

    // --- goods ------------------------------------------------------------------------------------------------------

    private void followUp(String back, ReturnStory story) {
        assertThat(returns.get(back)).as("return %s (%s)", back, story).isEqualTo(story.end);
        once(back, "SHIPMENT", story == ReturnStory.MENDED ? 1 : 0);
        if (story.isExchange()) {
            String replacement = traffic.shown(back).at("/exchange/order").asText();
            boolean goesOut = story.end.equals("EXCHANGED");
            assertThat(replacements.add(replacement))
                    .as("a replacement of its own")
                    .isTrue();
            assertThat(orders.get(replacement))
                    .as("replacement of %s (%s)", back, story)
                    .isEqualTo(goesOut ? "COMPLETED" : "CANCELLED");
            once(replacement, "SHIPMENT", goesOut ? 1 : 0);
            once(replacement, "CAPTURE", story.charged().signum());
            once(replacement, "REFUND", 0);
            assertThat(partners.sum(replacement, "CAPTURE")).isEqualByComparingTo(story.charged());
        }
    }

    private void shelves(Map<String, BigDecimal> opening) {
        int good = traffic.bought().values().stream()
                .mapToInt(ReturnStory::restocked)
                .sum();
        assertThat(books.backOnSale().get(ReturnsTraffic.TEA))
                .as("received as good")
                .isEqualByComparingTo(BigDecimal.valueOf(good));
        books.nothingWasOversold(opening, Map.of(ReturnsTraffic.CUPS, ReturnsTraffic.CUPS_ARRIVED));
        books.counterIsLedger();
        books.holdsAndOrdersAgree();
        books.nobodyPaidForNothing();
    }

    // --- nothing left -----------------------------------------------------------------------------------------------

    private void nobodyIsWaitedFor() {
        Client ops = Client.as(tandem, "sandbox-ops");
        assertThat(traffic.tasks()).as("tasks").isEmpty();
        assertThat(ops.get("/dead-letters").body().path("items"))
                .as("dead letters")
                .isEmpty();
        Stream.of(orders, returns, books.statuses("REFUND"))
                .flatMap(kind -> kind.keySet().stream())
                .forEach(id -> {
                    JsonNode workflow = ops.get("/orders/" + id + "/workflow").body();
                    assertThat(workflow.path("current"))
                            .as("%s is in no process any more: %s", id, workflow)
                            .isEmpty();
                    assertThat(ops.get("/orders/" + id + "/timeline")
                                    .body()
                                    .path("chainValid")
                                    .asBoolean())
                            .as("timeline of %s", id)
                            .isTrue();
                });
    }
}
