package org.tandemoms.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tandemoms.system.Client;
import org.tandemoms.system.TandemProcess;

/**
 * Orders that stay open, over many instruments: half rest at the outside venue far from its market, the others wait here
 * for a price, stops and trailing stops in turns.
 */
final class OpenOrders {

    private static final int CALLERS = 8;
    private static final List<String> ACCOUNTS = List.of("FUND-A", "FUND-B", "PROP-1");
    private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("bench.placing", 3_600));

    private static final String RESTS =
            """
            "orderType":"LIMIT","limitPrice":"18.50","routing":{"strategy":"DIRECT","venue":"EXT1"}""";
    private static final String STOP =
            """
            "orderType":"STOP","stopPrice":"21.50","trigger":"QUOTE","routing":{"strategy":"DIRECT","venue":"ECN1"}""";
    private static final String TRAILS =
            """
            "orderType":"TRAILING_STOP","trail":{"amount":"5"},"routing":{"strategy":"DIRECT","venue":"ECN1"}""";

    private OpenOrders() {}

    static List<String> symbols(int count) {
        return IntStream.range(0, count).mapToObj("BN%04d"::formatted).toList();
    }

    static void importInstruments(TandemProcess tandem, List<String> symbols) {
        String csv = symbols.stream()
                .map(symbol -> symbol + ",EQUITY,Bench " + symbol + ",USD,20.00,0.01,1,XNAS")
                .collect(Collectors.joining(
                        "\n", "symbol,assetClass,name,currency,referencePrice,tick,lot,market\n", "\n"));
        Client.Answer answer = Client.as(tandem, "sandbox-ops").measuring().postCsv("/instruments/import", csv);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().path("refused").asInt())
                .as(answer.body().toString())
                .isZero();
    }

    /** Places them by REST, one after the other for each caller; no more once {@code bench.placing} seconds are over. */
    static Callers place(TandemProcess tandem, List<String> symbols, int count) {
        Client trader = Client.as(tandem, "sandbox-trader").measuring();
        return new Callers(CALLERS).upTo(count, LONGEST, n -> {
            Client.Answer answer = trader.post("/trade-orders", order(symbols, n), "Idempotency-Key", "open-" + n);
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
            assertThat(answer.body().path("status").asText())
                    .as(answer.body().toString())
                    .isIn("PENDING_NEW", "NEW");
        });
    }

    private static String order(List<String> symbols, int n) {
        String terms = n % 2 == 0 ? RESTS : n % 4 == 1 ? STOP : TRAILS;
        return """
                {"clientOrderId":"open-%d","account":"%s","side":"BUY","instrument":{"symbol":"%s"},"quantity":"1",
                 "timeInForce":"GTC",%s}"""
                .formatted(n, ACCOUNTS.get(n % ACCOUNTS.size()), symbols.get(n % symbols.size()), terms);
    }
}
