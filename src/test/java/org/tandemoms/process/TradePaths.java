package org.tandemoms.process;

import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Trades that go straight to a venue, that a trader works, and that fail to settle. */
interface TradePaths extends Paths {

    String TRADER = "sandbox-trader";

    /** A hundred AAPL at a price that is filled at once. */
    private House.Placed trade(String account, String strategy) {
        BigDecimal ask = await("AAPL is quoted")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            var quote = house().get(TRADER, "/marketdata/quotes?symbols=AAPL")
                                    .path(0);
                            return quote.path("stale").asBoolean(true)
                                    ? null
                                    : new BigDecimal(quote.path("ask").asText());
                        },
                        found -> found != null);
        return house().place(
                        TRADER,
                        "/trade-orders",
                        Map.of(
                                "clientOrderId",
                                UUID.randomUUID().toString(),
                                "account",
                                account,
                                "side",
                                "BUY",
                                "instrument",
                                Map.of("symbol", "AAPL"),
                                "quantity",
                                "100",
                                "orderType",
                                "LIMIT",
                                "limitPrice",
                                ask.multiply(new BigDecimal("1.03"))
                                        .setScale(0, RoundingMode.HALF_UP)
                                        .toPlainString(),
                                "timeInForce",
                                "DAY",
                                "routing",
                                Map.of("strategy", strategy)));
    }

    @Test
    default void a_trade_goes_straight_through_and_settles() {
        trade("FUND-A", "BEST")
                .becomes("FILLED")
                .settled()
                .went("order-intake:routeDirectly", "trade-direct:orderRouted", "trade-settlement:tradeSettled");
    }

    @Test
    default void a_trader_lets_a_care_order_go() {
        trade("FUND-A", "CARE")
                .answered(TRADER, "workOrder", "ROUTE", "")
                .went("order-intake:workByTrader", "trade-routing:orderRouted");
    }

    @Test
    default void a_trader_sends_a_care_order_back() {
        trade("FUND-A", "CARE")
                .answered(TRADER, "workOrder", "SEND_BACK", "Not today")
                .becomes("REJECTED")
                .went("trade-routing:rejectOrder", "trade-routing:orderSentBack");
    }

    @Test
    default void a_trade_that_cannot_be_delivered_is_tried_again_and_closed() {
        trade("SHORT-1", "BEST")
                .becomes("FILLED")
                .answered("sandbox-ops", "resolveFail", "RETRY", "They borrow it")
                .answered("sandbox-ops", "resolveFail", "CLOSE", "Cash compensation")
                .went("trade-settlement:resolveFail", "trade-settlement:tradeClosed");
    }
}
