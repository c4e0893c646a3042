package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import quickfix.field.MDUpdateAction;

class FeedBookTest {

    private final FeedBook book = new FeedBook();

    private static FeedBook.Entry entry(char action, boolean bid, String id, Integer place, String price, String size) {
        return new FeedBook.Entry(
                action,
                bid,
                id,
                null,
                place,
                price == null ? null : new BigDecimal(price),
                size == null ? null : new BigDecimal(size));
    }

    private static FeedBook.Entry bid(char action, String price, String size) {
        return entry(action, true, null, null, price, size);
    }

    private String bids() {
        return levels(true);
    }

    private String levels(boolean bid) {
        return String.join(
                " ",
                book.levels(bid).stream()
                        .map(level -> level.size().toPlainString() + "@"
                                + level.price().toPlainString())
                        .toList());
    }

    @BeforeEach
    void snapshot() {
        book.snapshot(
                List.of(
                        bid(MDUpdateAction.NEW, "99", "10"),
                        bid(MDUpdateAction.NEW, "98", "20"),
                        entry(MDUpdateAction.NEW, false, null, null, "101", "30")),
                new BigDecimal("100"),
                7L);
    }

    private FeedBook.Outcome change(Long number, FeedBook.Entry... entries) {
        return book.change(List.of(entries), number);
    }

    @Test
    void pricesComeChangeAndGo() {
        change(8L, bid(MDUpdateAction.NEW, "99.5", "5"), bid(MDUpdateAction.CHANGE, "98", "25"));
        assertThat(bids()).isEqualTo("5@99.5 10@99 25@98");

        change(9L, bid(MDUpdateAction.DELETE, "99.0", null), bid(MDUpdateAction.CHANGE, "97", "1"));
        assertThat(bids()).isEqualTo("5@99.5 25@98 1@97");

        change(10L, bid(MDUpdateAction.CHANGE, "98", "0"));
        assertThat(bids()).isEqualTo("5@99.5 1@97");
        assertThat(levels(false)).isEqualTo("30@101");
    }

    @Test
    void ordersWithNumbersAddUpToLevels() {
        book.snapshot(
                List.of(
                        entry(MDUpdateAction.NEW, true, "A", null, "99", "10"),
                        entry(MDUpdateAction.NEW, true, "B", null, "99", "5")),
                null,
                null);
        assertThat(bids()).isEqualTo("15@99");

        change(null, entry(MDUpdateAction.CHANGE, true, "A", null, "98", "10"));
        assertThat(bids()).isEqualTo("5@99 10@98");

        change(
                null,
                new FeedBook.Entry(MDUpdateAction.CHANGE, true, "C", "B", null, null, new BigDecimal("7")),
                entry(MDUpdateAction.DELETE, true, "A", null, null, null));
        assertThat(bids()).isEqualTo("7@99");

        change(null, entry(MDUpdateAction.DELETE, true, "C", null, null, null));
        assertThat(bids()).isEmpty();
    }

    @Test
    void placesMoveWhenOneIsPutBeforeThem() {
        change(8L, entry(MDUpdateAction.NEW, true, null, 1, "99.5", "1"));
        assertThat(bids()).isEqualTo("1@99.5 10@99 20@98");

        change(9L, entry(MDUpdateAction.CHANGE, true, null, 2, "99", "11"));
        assertThat(bids()).isEqualTo("1@99.5 11@99 20@98");

        change(10L, entry(MDUpdateAction.DELETE_THRU, true, null, 2, null, null));
        assertThat(bids()).isEqualTo("20@98");

        change(11L, entry(MDUpdateAction.DELETE_FROM, true, null, 1, null, null));
        assertThat(bids()).isEmpty();
    }

    @Test
    void aMissingChangeStopsTheBookUntilTheNextSnapshot() {
        assertThat(change(8L, bid(MDUpdateAction.NEW, "97", "1"))).isEqualTo(FeedBook.Outcome.TAKEN);
        assertThat(change(8L, bid(MDUpdateAction.NEW, "96", "1"))).isEqualTo(FeedBook.Outcome.OLD);
        assertThat(change(10L, bid(MDUpdateAction.NEW, "95", "1"))).isEqualTo(FeedBook.Outcome.GAP);
        assertThat(change(11L, bid(MDUpdateAction.NEW, "94", "1"))).isEqualTo(FeedBook.Outcome.GAP);
        assertThat(bids()).isEqualTo("10@99 20@98 1@97");

        book.snapshot(List.of(bid(MDUpdateAction.NEW, "90", "1")), null, 12L);
        assertThat(change(12L, bid(MDUpdateAction.NEW, "89", "1"))).isEqualTo(FeedBook.Outcome.OLD);
        assertThat(change(13L, bid(MDUpdateAction.NEW, "88", "1"))).isEqualTo(FeedBook.Outcome.TAKEN);
        assertThat(bids()).isEqualTo("1@90 1@88");
    }

    @Test
    void withoutASnapshotThereIsNoBook() {
        assertThat(new FeedBook().change(List.of(bid(MDUpdateAction.NEW, "99", "1")), 1L))
                .isEqualTo(FeedBook.Outcome.GAP);
    }
}
