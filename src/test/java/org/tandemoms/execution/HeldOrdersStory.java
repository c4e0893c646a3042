package org.tandemoms.execution;

import static org.tandemoms.execution.HouseFloor.dec;

import java.util.List;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.ExecType;
import org.tandemoms.trading.Instructions;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.TradeOrders;
import org.tandemoms.trading.Trail;
import org.tandemoms.trading.TriggerPrice;

/** What tests of held orders need: a floor, terms, and what venue and client have heard. */
abstract class HeldOrdersStory {

    final HouseFloor floor = new HouseFloor();

    static OrderTerms terms(OrdType type, String limit, String stop, TimeInForce time, Instructions more) {
        return new OrderTerms(dec("500"), type, dec(limit), dec(stop), time, null, null, more);
    }

    static Instructions on(TriggerPrice price) {
        return Instructions.of(null, price, null, null);
    }

    static Instructions trailing(String amount, String percent) {
        return Instructions.of(null, null, new Trail(dec(amount), dec(percent)), null);
    }

    static OrderTerms stopOnLast(String stop) {
        return terms(OrdType.STOP, null, stop, TimeInForce.DAY, on(TriggerPrice.LAST));
    }

    List<String> sent(String id) {
        return floor.order(id).routes().stream()
                .map(route -> route.venue() + " " + route.terms().ordType() + " "
                        + route.terms().timeInForce() + " " + route.terms().quantity()
                        + (route.terms().limitPrice() == null
                                ? ""
                                : " at " + route.terms().limitPrice().toPlainString()))
                .toList();
    }

    List<ExecType> heard(String id) {
        return TradeOrders.reported(floor.order(id)).stream()
                .map(ClientReport::execType)
                .toList();
    }

    String words(String id, String type) {
        return floor.order(id).timeline().stream()
                .filter(entry -> entry.type().equals(type))
                .map(entry -> entry.text())
                .reduce((first, last) -> last)
                .orElse("");
    }
}
