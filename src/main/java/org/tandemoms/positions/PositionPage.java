package org.tandemoms.positions;

import java.util.List;
import org.tandemoms.shared.Ids;

/**
 * Older trades of a position, put aside so that its document stays small. A page is never changed: a correction of an old
 * trade writes new pages, and the one guarded write of the position makes them count.
 *
 * @param previous id of the page before; null for the first
 * @param closing what was held after all trades up to and including these
 */
public record PositionPage(String id, String position, String previous, List<PositionTrade> trades, Holding closing) {

    static PositionPage after(String previous, String position, List<PositionTrade> trades, Holding closing) {
        return new PositionPage(position + "|" + Ids.next(), position, previous, List.copyOf(trades), closing);
    }
}
