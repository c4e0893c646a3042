package org.tandemoms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.inventory.StoredStock.dec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.outbox.Receipt.Outcome;

/** A purchase's delivery is booked with the batch and the serials that came on it, once. */
class NamedDeliveryTest extends StoredStockTest {

    private static final LocalDate FRESH = LocalDate.parse("2031-04-30");

    @Test
    void aBatchComesWithItsDateOnceHoweverOftenItIsTold() {
        Lot batch = new Lot("LOT-A", null, FRESH, dec("12"));
        assertThat(delivered("PO.1:receive:1", "12", List.of(batch)).outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(delivered("PO.1:receive:1", "12", List.of(batch)).outcome()).isEqualTo(Outcome.CONFIRMED);

        assertThat(house.at("MILK", "BER").onHand()).isEqualByComparingTo("12");
        assertThat(house.bean(LotStore.class)
                        .pickable(new Allotment("X", "MILK", "BER", dec("1")), house.clock.instant()))
                .singleElement()
                .satisfies(lot -> {
                    assertThat(lot.batch()).isEqualTo("LOT-A");
                    assertThat(lot.expiry()).isEqualTo(FRESH);
                });
        booksAgree("MILK");
    }

    @Test
    void aSerialThatCameBeforeIsForAPersonToClearUp() {
        Lot one = new Lot(null, "SER-1", null, dec("1"));
        Lot two = new Lot(null, "SER-2", null, dec("1"));
        assertThat(delivered("PO.1:receive:1", "2", List.of(one, two)).outcome())
                .isEqualTo(Outcome.CONFIRMED);

        Receipt again = delivered("PO.2:receive:1", "1", List.of(two));
        assertThat(again.outcome()).isEqualTo(Outcome.DEAD);
        assertThat(house.at("MILK", "BER").onHand()).isEqualByComparingTo("2");
        booksAgree("MILK");
    }

    @Test
    void goodsOfOneKindAreBookedAsBefore() {
        assertThat(delivered("PO.3:receive:1", "7", List.of()).outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(house.at("MILK", "BER").free()).isEqualByComparingTo("7");
    }

    private Receipt delivered(String key, String quantity, List<Lot> lots) {
        Map<String, Object> payload = new HashMap<>(Map.of(
                "key", key, "number", 1, "sku", "MILK", "location", "BER", "quantity", quantity, "reference", "note"));
        if (!lots.isEmpty()) {
            payload.put("lots", NamedPieces.told(lots));
        }
        var message =
                new OutboxMessage(key, 0, "stock", "stock.receive", payload, Instant.EPOCH, 0, Instant.EPOCH, null);
        return house.bean(StockCourier.class).deliver("PO.1", message);
    }
}
