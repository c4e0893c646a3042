package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/** A trade of futures from the client's session to the cash ledger: fees are paid for it, and no price. */
abstract class MarginedTradesLive {

    abstract TandemProcess tandem();

    @Test
    void aFutureIsNotPaidForWhenItIsTraded() throws Exception {
        Client trader = Client.as(tandem(), "sandbox-trader");
        try (RawPeer client =
                RawPeer.fix44("CLIENT4", tandem().fixPort()).loggedOn().listening()) {
            client.send("35=D|11=M1|21=1|55=CLH7|54=1|60=20260302-09:00:00|38=2|40=1|59=0");
            String orderId = RawPeer.text(client.next("35=8", "11=M1", "150=F", "39=2"), 37);
            await().atMost(RawPeer.PATIENCE).until(() -> trader.get("/orders/" + orderId)
                    .body()
                    .path("settlementStatus")
                    .asText()
                    .equals("SETTLED"));
            JsonNode settled = trader.get("/settlements/" + orderId).body();
            BigDecimal fees = number(settled.at("/settlement/amountOfFees"));
            assertThat(number(settled.at("/settlement/gross"))).isZero();
            assertThat(number(settled.at("/settlement/net"))).isEqualByComparingTo(fees);
            assertThat(StreamSupport.stream(settled.path("entries").spliterator(), false)
                            .map(entry -> number(entry.path("amount")))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isZero();
        }
    }

    private static BigDecimal number(JsonNode text) {
        return new BigDecimal(text.asText());
    }
}
