package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tandemoms.marketdata.BookSnapshot;
import org.tandemoms.marketdata.Level;
import org.tandemoms.marketdata.MarketData;
import org.tandemoms.marketdata.TopOfBook;
import quickfix.FieldException;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.MDEntryDate;
import quickfix.field.MDEntryPx;
import quickfix.field.MDEntrySize;
import quickfix.field.MDEntryType;
import quickfix.field.MDReqID;
import quickfix.field.MDReqRejReason;
import quickfix.field.MDUpdateAction;
import quickfix.field.MDUpdateType;
import quickfix.field.MarketDepth;
import quickfix.field.NoMDEntryTypes;
import quickfix.field.NoRelatedSym;
import quickfix.field.RptSeq;
import quickfix.field.SubscriptionRequestType;
import quickfix.field.Symbol;
import quickfix.fix44.MarketDataIncrementalRefresh;
import quickfix.fix44.MarketDataRequestReject;
import quickfix.fix44.MarketDataSnapshotFullRefresh;

/** A feed that answers as it likes. */
class QuoteFeedTest {

    private final FixSession session = new FixSession(
            "FEED",
            new SessionID("FIX.4.4", "TANDEM", "FEED"),
            FixSession.Role.MARKET_DATA,
            Dialect.FIX44,
            null,
            List.of("AAPL", "SAP"),
            null);

    private final List<Message> asked = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();

    private final QuoteFeed feed = new QuoteFeed(
            new MarketData() {
                @Override
                public void snapshot(BookSnapshot book) {
                    heard.add(book.symbol() + " " + prices(book.bids()) + "/" + prices(book.asks()) + " last "
                            + book.last());
                }

                @Override
                public void change(TopOfBook change) {
                    heard.add(change.symbol() + " " + change.entry() + " " + change.price());
                }

                @Override
                public void unsure(String venue, String symbol) {
                    heard.add(venue + " unsure " + symbol);
                }

                @Override
                public void settled(String venue, String symbol, LocalDate day, BigDecimal price) {
                    heard.add(venue + " settles " + symbol + " of " + day + " at " + price);
                }

                @Override
                public void gone(String venue) {
                    heard.add(venue + " gone");
                }
            },
            YieldSpeech.none(),
            Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC),
            (message, to) -> asked.add(message));

    private static String prices(List<Level> levels) {
        return String.join(
                ",", levels.stream().map(level -> level.price().toPlainString()).toList());
    }

    private void full(String symbol, Long number, String bid, String ask) throws Exception {
        Message message = new MarketDataSnapshotFullRefresh();
        message.setString(Symbol.FIELD, symbol);
        if (number != null) {
            message.setString(RptSeq.FIELD, number.toString());
        }
        addTo(message, new MarketDataSnapshotFullRefresh.NoMDEntries(), MDEntryType.BID, bid);
        addTo(message, new MarketDataSnapshotFullRefresh.NoMDEntries(), MDEntryType.OFFER, ask);
        feed.take(message, session);
    }

    private static void addTo(Message message, Group entry, char type, String price) {
        entry.setChar(MDEntryType.FIELD, type);
        entry.setDecimal(MDEntryPx.FIELD, new BigDecimal(price));
        entry.setDecimal(MDEntrySize.FIELD, BigDecimal.TEN);
        message.addGroup(entry);
    }

    private void change(String symbol, Long number, char type, String price) throws Exception {
        Message message = new MarketDataIncrementalRefresh();
        if (number != null) {
            message.setString(RptSeq.FIELD, number.toString());
        }
        Group entry = new MarketDataIncrementalRefresh.NoMDEntries();
        entry.setChar(MDUpdateAction.FIELD, MDUpdateAction.NEW);
        if (symbol != null) {
            entry.setString(Symbol.FIELD, symbol);
        }
        addTo(message, entry, type, price);
        feed.take(message, session);
    }

    private void refuse(Message request, char reason) throws Exception {
        Message refusal = new MarketDataRequestReject();
        refusal.setString(MDReqID.FIELD, request.getString(MDReqID.FIELD));
        refusal.setChar(MDReqRejReason.FIELD, reason);
        feed.take(refusal, session);
    }

    private Message lastAsked() {
        return asked.get(asked.size() - 1);
    }

    private static String symbols(Message request) {
        return String.join(
                ",",
                request.getGroups(NoRelatedSym.FIELD).stream()
                        .map(group -> {
                            try {
                                return group.getString(Symbol.FIELD);
                            } catch (FieldNotFound e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .toList());
    }

    @Test
    void aBookIsKeptByItsChanges() throws Exception {
        full("AAPL", null, "99", "101");
        change("AAPL", null, MDEntryType.BID, "100");
        change("AAPL", null, MDEntryType.TRADE, "100.5");

        assertThat(heard)
                .containsExactly("AAPL 99/101 last null", "AAPL 100,99/101 last null", "AAPL 100,99/101 last 100.5");
    }

    @Test
    void afterAGapTheBookIsNotTradedByUntilItHasComeAnew() throws Exception {
        full("AAPL", 5L, "99", "101");
        full("SAP", 5L, "199", "201");
        change("AAPL", 7L, MDEntryType.BID, "100");
        change("AAPL", 8L, MDEntryType.BID, "100");
        change("SAP", 6L, MDEntryType.BID, "200");

        assertThat(heard)
                .containsExactly(
                        "AAPL 99/101 last null",
                        "SAP 199/201 last null",
                        "FEED unsure AAPL",
                        "SAP 200,199/201 last null");
        assertThat(asked).hasSize(1);
        assertThat(symbols(lastAsked())).isEqualTo("AAPL");
        assertThat(lastAsked().getChar(SubscriptionRequestType.FIELD)).isEqualTo(SubscriptionRequestType.SNAPSHOT);

        full("AAPL", 8L, "98", "102");
        change("AAPL", 9L, MDEntryType.BID, "99");
        assertThat(heard).endsWith("AAPL 98/102 last null", "AAPL 99,98/102 last null");
    }

    @Test
    void whatAFeedDoesNotOfferIsAskedForInTheNextBestForm() throws Exception {
        feed.subscribe(session);
        assertThat(symbols(lastAsked())).isEqualTo("AAPL,SAP");
        assertThat(lastAsked().getInt(MDUpdateType.FIELD)).isEqualTo(MDUpdateType.FULL_REFRESH);

        refuse(lastAsked(), MDReqRejReason.UNSUPPORTED_MDUPDATETYPE);
        assertThat(lastAsked().getInt(MDUpdateType.FIELD)).isEqualTo(MDUpdateType.INCREMENTAL_REFRESH);

        refuse(lastAsked(), MDReqRejReason.UNSUPPORTED_MDENTRYTYPE);
        assertThat(lastAsked().getInt(NoMDEntryTypes.FIELD)).isEqualTo(3);

        refuse(lastAsked(), MDReqRejReason.UNSUPPORTED_MARKETDEPTH);
        assertThat(lastAsked().getInt(MarketDepth.FIELD)).isEqualTo(1);

        change("AAPL", null, MDEntryType.BID, "100");
        assertThat(heard).containsExactly("AAPL BID 100");
    }

    /** Which day is settled is never guessed: the price of yesterday is shown all day long. */
    @Test
    void aSettlementPriceCountsForTheDayThatItNames() throws Exception {
        Message message = new MarketDataSnapshotFullRefresh();
        message.setString(Symbol.FIELD, "AAPL");
        Group dated = new MarketDataSnapshotFullRefresh.NoMDEntries();
        dated.setString(MDEntryDate.FIELD, "20260302");
        addTo(message, dated, MDEntryType.SETTLEMENT_PRICE, "72.90");
        addTo(message, new MarketDataSnapshotFullRefresh.NoMDEntries(), MDEntryType.SETTLEMENT_PRICE, "71.00");
        feed.take(message, session);

        assertThat(heard).containsExactly("FEED settles AAPL of 2026-03-02 at 72.90", "AAPL / last null");
    }

    /** It would hold up every bar and settlement price that is to be kept after it. */
    @Test
    void aPriceThatCannotBeKeptIsRefused() throws Exception {
        full("AAPL", 1L, "188.9900000000000000000000000000000000000000", "189.00");
        assertThat(heard).containsExactly("AAPL 188.99/189 last null");

        for (String price : List.of("189." + "1".repeat(40), "1" + "0".repeat(40))) {
            assertThatThrownBy(() -> full("AAPL", 2L, price, "190.00")).isInstanceOf(FieldException.class);
            assertThatThrownBy(() -> change("AAPL", 2L, MDEntryType.TRADE, price))
                    .isInstanceOf(FieldException.class);
        }
        assertThat(heard).hasSize(1);
    }

    @Test
    void oneUnknownSymbolDoesNotCostTheOthers() throws Exception {
        feed.subscribe(session);
        refuse(lastAsked(), MDReqRejReason.UNKNOWN_SYMBOL);

        assertThat(asked.subList(1, 3)).extracting(QuoteFeedTest::symbols).containsExactly("AAPL", "SAP");

        refuse(asked.get(1), MDReqRejReason.UNKNOWN_SYMBOL);
        refuse(asked.get(1), MDReqRejReason.UNKNOWN_SYMBOL);
        refuse(asked.get(2), MDReqRejReason.INSUFFICIENT_PERMISSIONS);
        assertThat(asked).hasSize(3);
    }

    @Test
    void aLostConnectionIsHeardOf() {
        feed.gone(session);

        assertThat(heard).containsExactly("FEED gone");
    }

    /** FIX 4.4 as venues write it: each entry with a number of its own. */
    @Test
    void changesAreCountedWhereEachEntryHasItsNumber() throws Exception {
        read("35=W|55=AAPL|268=2|269=0|270=10|271=5|83=100|269=1|270=11|271=5|83=101");
        read("35=X|268=2|279=1|269=0|55=AAPL|270=10|271=7|83=102|279=0|269=1|55=AAPL|270=10.5|271=5|83=103");
        read("35=X|268=1|279=0|269=0|55=AAPL|270=9|271=5|83=103");
        assertThat(heard).containsExactly("AAPL 10/11 last null", "AAPL 10/10.5,11 last null");

        read("35=X|268=2|279=0|269=0|55=SAP|270=1|271=5|83=7|279=0|269=0|55=AAPL|270=9|271=5|83=105");
        assertThat(heard).endsWith("FEED unsure AAPL");
        assertThat(asked.get(asked.size() - 1).getGroup(1, NoRelatedSym.FIELD).getString(Symbol.FIELD))
                .isEqualTo("AAPL");

        read("35=W|55=AAPL|268=2|269=0|270=9|271=5|83=105|269=1|270=11|271=5|83=104");
        read("35=X|268=2|279=0|269=0|55=AAPL|270=8|271=5|83=105|279=0|269=0|55=AAPL|270=7|271=5|83=106");
        assertThat(heard).endsWith("AAPL 9/11 last null", "AAPL 9,7/11 last null");
    }

    private void read(String fields) throws Exception {
        String body = (fields + "|").replace('|', '\001');
        Message message = new Message();
        message.fromString("8=FIX.4.4\001" + body + "10=000\001", QuoteDictionary.fix44(), false);
        assertThat(message.toString()).as("every entry was read").contains("83=");
        feed.take(message, session);
    }
}
