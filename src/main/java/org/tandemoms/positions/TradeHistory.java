package org.tandemoms.positions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.tandemoms.trading.PositionChange;

/**
 * The trades of one position in the order they were made: the newest in the position's document, older ones put aside on
 * {@link PositionPage pages}. Whatever is revised, what is held afterwards is what it would be had the trades been right
 * from the start.
 */
final class TradeHistory {

    /** Trades kept in the document, and how many go to a page when there are more. */
    static final int MOST_TRADES = 64;

    static final int PAGE = 48;

    private final String position;
    private final LotMethod method;
    private final List<PositionPage> unsaved = new ArrayList<>();
    private List<PositionTrade> newest;
    private String lastPage;
    private Function<String, PositionPage> pages;

    /** @param lastPage id of the page before the newest trades; null when there is none */
    TradeHistory(String position, LotMethod method, List<PositionTrade> newest, String lastPage) {
        this.position = position;
        this.method = method;
        this.newest = new ArrayList<>(newest);
        this.lastPage = lastPage;
    }

    void readingPagesFrom(Function<String, PositionPage> stored) {
        pages = stored;
    }

    List<PositionTrade> newest() {
        return List.copyOf(newest);
    }

    String lastPage() {
        return lastPage;
    }

    boolean isEmpty() {
        return lastPage == null && newest.isEmpty();
    }

    /**
     * Takes a trade in, or its correction. A trade whose correction is here before it, as when an operator sends a dead
     * letter anew, changes nothing any more.
     *
     * @return what is held after it
     */
    Holding take(PositionChange change, Holding before) {
        int known = indexIn(newest, change.trade());
        if (known >= 0 && change.isFirst()) {
            return before;
        }
        if (known >= 0) {
            newest = revised(newest, known, change);
            return holding();
        }
        if (change.isFirst() && PositionTrade.of(change).isVoid()) {
            return before;
        }
        return !change.isFirst() && revisePages(change) ? holding() : insert(PositionTrade.of(change), before);
    }

    /** A void one stays as a mark that its trade was busted before it came. */
    private Holding insert(PositionTrade trade, Holding before) {
        int at = Collections.binarySearch(newest, trade, PositionTrade.IN_TIME);
        int place = at < 0 ? -at - 1 : at;
        boolean latest = place == newest.size();
        newest.add(place, trade);
        return latest ? before.after(trade, method) : holding();
    }

    private Holding holding() {
        return Holding.after(opening(), newest, method);
    }

    /** What was held before the newest trades. */
    private Holding opening() {
        return lastPage == null ? Holding.NONE : page(lastPage).closing();
    }

    private PositionPage page(String pageId) {
        return unsaved.stream()
                .filter(page -> page.id().equals(pageId))
                .findFirst()
                .orElseGet(() -> pages.apply(pageId));
    }

    private static int indexIn(List<PositionTrade> among, String trade) {
        for (int i = among.size() - 1; i >= 0; i--) {
            if (among.get(i).key().equals(trade)) {
                return i;
            }
        }
        return -1;
    }

    private static List<PositionTrade> revised(List<PositionTrade> among, int at, PositionChange change) {
        List<PositionTrade> now = new ArrayList<>(among);
        PositionTrade trade = among.get(at).revised(change);
        if (trade.isVoid()) {
            now.remove(at);
        } else {
            now.set(at, trade);
        }
        return now;
    }

    /** Writes the page that has the trade anew, and all after it. @return false when no page has it */
    private boolean revisePages(PositionChange change) {
        List<PositionPage> later = new ArrayList<>();
        for (String at = lastPage; at != null; ) {
            PositionPage page = page(at);
            int known = indexIn(page.trades(), change.trade());
            if (known >= 0) {
                lastPage = page.previous();
                append(revised(page.trades(), known, change));
                Collections.reverse(later);
                later.forEach(next -> append(next.trades()));
                return true;
            }
            later.add(page);
            at = page.previous();
        }
        return false;
    }

    private void append(List<PositionTrade> moved) {
        Holding closing = Holding.after(opening(), moved, method);
        PositionPage page = PositionPage.after(lastPage, position, moved, closing);
        unsaved.add(page);
        lastPage = page.id();
    }

    /** Puts aside what is too much for one document. @return pages that are to be stored before the position is */
    List<PositionPage> sealed() {
        while (newest.size() > MOST_TRADES) {
            append(newest.subList(0, PAGE));
            newest = new ArrayList<>(newest.subList(PAGE, newest.size()));
        }
        List<PositionPage> written = List.copyOf(unsaved);
        unsaved.clear();
        return written;
    }
}
