package org.tandemoms.positions.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.tandemoms.positions.Holding;
import org.tandemoms.positions.Lot;
import org.tandemoms.positions.LotMethod;
import org.tandemoms.positions.Position;
import org.tandemoms.positions.PositionPage;
import org.tandemoms.positions.PositionTrade;

/** Positions as documents, by hand: they are written with every fill, and reflection over hundreds of lots is slow. */
public final class PositionDocuments {

    private static final String ID = "_id";
    private static final String QUANTITY = "quantity";
    private static final String AT = "at";
    private static final String TRADES = "trades";

    private PositionDocuments() {}

    public static Document write(Position.State state) {
        List<Document> applied = new ArrayList<>();
        state.applied().forEach((key, at) -> applied.add(new Document("key", key).append(AT, date(at))));
        return new Document(ID, state.id())
                .append("version", state.version())
                .append("account", state.account())
                .append("symbol", state.symbol())
                .append("currency", state.currency())
                .append("valuePerPoint", decimal(state.valuePerPoint()))
                .append("method", state.method().name())
                .append("holding", write(state.holding()))
                .append(
                        TRADES,
                        state.trades().stream().map(PositionDocuments::write).toList())
                .append("lastPage", state.lastPage())
                .append("applied", applied)
                .append("sales", sales(state))
                .append("updatedAt", date(state.updatedAt()));
    }

    public static Position.State state(Document from) {
        Map<String, Instant> applied = new HashMap<>();
        from.getList("applied", Document.class).forEach(one -> applied.put(one.getString("key"), instant(one, AT)));
        return new Position.State(
                from.getString(ID),
                from.getLong("version"),
                from.getString("account"),
                from.getString("symbol"),
                from.getString("currency"),
                decimal(from, "valuePerPoint"),
                LotMethod.valueOf(from.getString("method")),
                holding(from.get("holding", Document.class)),
                from.getList(TRADES, Document.class).stream()
                        .map(PositionDocuments::trade)
                        .toList(),
                from.getString("lastPage"),
                applied,
                sales(from),
                instant(from, "updatedAt"));
    }

    private static List<Document> sales(Position.State state) {
        List<Document> sales = new ArrayList<>();
        state.sales()
                .forEach((order, sale) -> sales.add(new Document("order", order)
                        .append(QUANTITY, decimal(sale.quantity()))
                        .append(AT, date(sale.at()))));
        return sales;
    }

    private static Map<String, Position.SetAside> sales(Document from) {
        Map<String, Position.SetAside> sales = new HashMap<>();
        from.getList("sales", Document.class, List.of())
                .forEach(sale -> sales.put(
                        sale.getString("order"), new Position.SetAside(decimal(sale, QUANTITY), instant(sale, AT))));
        return sales;
    }

    public static Document write(PositionPage page) {
        return new Document(ID, page.id())
                .append("position", page.position())
                .append("previous", page.previous())
                .append(
                        TRADES,
                        page.trades().stream().map(PositionDocuments::write).toList())
                .append("closing", write(page.closing()));
    }

    public static PositionPage page(Document from) {
        return new PositionPage(
                from.getString(ID),
                from.getString("position"),
                from.getString("previous"),
                from.getList(TRADES, Document.class).stream()
                        .map(PositionDocuments::trade)
                        .toList(),
                holding(from.get("closing", Document.class)));
    }

    private static Document write(Holding holding) {
        List<Document> lots = holding.lots().stream()
                .map(lot -> new Document("trade", lot.trade())
                        .append(AT, date(lot.openedAt()))
                        .append(QUANTITY, decimal(lot.quantity()))
                        .append("cost", decimal(lot.cost())))
                .toList();
        return new Document("lots", lots).append("realised", decimal(holding.realised()));
    }

    private static Holding holding(Document from) {
        List<Lot> lots = from.getList("lots", Document.class).stream()
                .map(lot ->
                        new Lot(lot.getString("trade"), instant(lot, AT), decimal(lot, QUANTITY), decimal(lot, "cost")))
                .toList();
        return new Holding(lots, decimal(from, "realised"));
    }

    private static Document write(PositionTrade trade) {
        return new Document("key", trade.key())
                .append("revision", trade.revision())
                .append(QUANTITY, decimal(trade.quantity()))
                .append("amount", decimal(trade.amount()))
                .append(AT, date(trade.at()));
    }

    private static PositionTrade trade(Document from) {
        return new PositionTrade(
                from.getString("key"),
                from.getString("revision"),
                decimal(from, QUANTITY),
                decimal(from, "amount"),
                instant(from, AT));
    }

    private static Decimal128 decimal(BigDecimal value) {
        return new Decimal128(value);
    }

    private static BigDecimal decimal(Document from, String name) {
        return from.get(name, Decimal128.class).bigDecimalValue();
    }

    private static Date date(Instant at) {
        return Date.from(at);
    }

    private static Instant instant(Document from, String name) {
        return from.getDate(name).toInstant();
    }
}
