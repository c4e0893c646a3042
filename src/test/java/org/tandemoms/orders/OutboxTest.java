package org.tandemoms.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tandemoms.outbox.OutboxMessage;

/** What waits in one order's outbox, and what of it may go out. */
class OutboxTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Hold CREDIT = new Hold(Hold.Type.CREDIT, "limit used up", "cleo", NOON);

    private final Outbox outbox = new Outbox(new ArrayList<>());

    @Test
    void anEffectThatIsPendingIsNotAskedForTwice() {
        assertThat(outbox.add(message(1, "O1:book", "carrier", "carrier.book"))).isTrue();
        assertThat(outbox.add(message(2, "O1:book", "carrier", "carrier.book"))).isFalse();

        outbox.remove("O1:book");

        assertThat(outbox.add(message(2, "O1:book", "carrier", "carrier.book")))
                .as("once confirmed it may be asked for anew")
                .isTrue();
    }

    @Test
    void aHoldKeepsInWhatLeavesTheHouseAndLetsGoWhatTakesItBack() {
        outbox.add(message(1, "O1:authorise", "payment", "payment.authorise"));
        outbox.add(message(2, "O1:book", "carrier", "carrier.book"));
        outbox.add(message(3, "O1:callback", "carrier", "carrier.cancel"));
        outbox.add(message(4, "O1:report", "client", "client.report"));
        outbox.add(message(5, "O1:tell", Order.WORKFLOW, EngineMessages.CORRELATE));

        assertThat(keys(outbox.deliverable(true, List.of(CREDIT))))
                .containsExactly("O1:callback", "O1:report", "O1:tell");
        assertThat(outbox.deliverable(true, List.of())).hasSize(5);
        assertThat(outbox.deliverable(false, List.of(CREDIT)))
                .as("a hold means nothing on an order that is done")
                .hasSize(5);
    }

    @Test
    void onlyWhatWasAskedForUnderTheHoldIsSurelyNotOnItsWay() {
        outbox.add(at(NOON.minusSeconds(1), message(1, "O1:before", "carrier", "carrier.book")));
        outbox.add(at(NOON, message(2, "O1:under", "carrier", "carrier.book")));

        assertThat(outbox.isHeldBack("O1:before", List.of(CREDIT))).isFalse();
        assertThat(outbox.isHeldBack("O1:under", List.of(CREDIT))).isTrue();
        assertThat(outbox.isHeldBack("O1:under", List.of())).isFalse();
        assertThat(outbox.isHeldBack("O1:unknown", List.of(CREDIT))).isFalse();
    }

    @Test
    void changedTermsVoidTheNewsForTheEngineButNotItsStart() {
        outbox.add(message(1, "O1:start:order-intake", Order.WORKFLOW, EngineMessages.START));
        outbox.add(message(2, "O1:tell:payment-answered:1", Order.WORKFLOW, EngineMessages.CORRELATE));
        outbox.add(message(3, "O1:decided:decideOnOrder:1", Order.WORKFLOW, EngineMessages.COMPLETE));
        outbox.add(message(4, "O1:authorise:1", "payment", "payment.authorise"));

        outbox.removeNewsForEngine();

        assertThat(keys(outbox.stream().toList())).containsExactly("O1:start:order-intake", "O1:authorise:1");
    }

    @Test
    void aMessageThatWasTakenOutInVainGoesBackToItsPlace() {
        OutboxMessage told = message(2, "O1:tell:a:1", Order.WORKFLOW, EngineMessages.CORRELATE);
        outbox.add(message(1, "O1:first", "stock", "stock.release"));
        outbox.add(told);
        outbox.add(message(3, "O1:third", "stock", "stock.release"));
        assertThat(outbox.firstForEngineAfter(1)).contains(told);
        assertThat(outbox.firstForEngineAfter(2)).isEmpty();

        int place = outbox.takeOut(told);
        assertThat(outbox.has(told.key())).isFalse();
        outbox.putBack(place, told);

        assertThat(keys(outbox.stream().toList())).containsExactly("O1:first", "O1:tell:a:1", "O1:third");
    }

    @Test
    void theNextTryIsThatOfTheMessageThatWaitsLeast() {
        outbox.add(message(1, "O1:a", "erp", "erp.order"));
        outbox.add(message(2, "O1:b", "erp", "erp.invoice"));
        assertThat(outbox.nextTry()).isEmpty();

        outbox.change("O1:a", message -> message.postponed(NOON.plusSeconds(60), "503"));
        outbox.change("O1:b", message -> message.postponed(NOON.plusSeconds(30), "503"));

        assertThat(outbox.nextTry()).contains(NOON.plusSeconds(30));
        outbox.removeAll(Set.of("O1:b"));
        assertThat(outbox.nextTry()).contains(NOON.plusSeconds(60));
    }

    private static List<String> keys(List<OutboxMessage> messages) {
        return messages.stream().map(OutboxMessage::key).toList();
    }

    private static OutboxMessage message(long seq, String key, String destination, String type) {
        return new OutboxMessage(key, seq, destination, type, Map.of(), NOON, 0, null, null);
    }

    private static OutboxMessage at(Instant asked, OutboxMessage m) {
        return new OutboxMessage(m.key(), m.seq(), m.destination(), m.type(), m.payload(), asked, 0, null, null);
    }
}
