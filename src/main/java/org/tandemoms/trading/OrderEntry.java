package org.tandemoms.trading;

import java.time.Instant;
import java.util.List;

/**
 * Order entry by FIX, in plain words. What is stored is reported through the outbox ({@link ClientReport}, after it is
 * durable); what is refused before anything is stored, and what only asks, is answered by the returned reports, which the
 * caller sends at once. Nothing here throws for what a client may get wrong.
 */
public interface OrderEntry {

    /**
     * NewOrderSingle (D).
     *
     * @return empty when an order was stored; a rejection, or for {@code PossResend} of a known id the order's status
     */
    List<ClientReport> place(NewOrder order);

    /** OrderCancelRequest (F). */
    List<ClientReport> cancel(CancelRequest request);

    /** OrderCancelReplaceRequest (G). */
    List<ClientReport> replace(ReplaceRequest request);

    /** OrderStatusRequest (H): one report with ExecType {@code ORDER_STATUS}. */
    List<ClientReport> status(StatusRequest request);

    /**
     * Who sends.
     *
     * @param session how reports find their way back; opaque here
     * @param owner whose orders these are; ClOrdIDs are unique per owner
     * @param defaultAccount books orders that name no account
     */
    record Sender(String session, String owner, String defaultAccount) {}

    /**
     * @param symbol Symbol (55), or null when only the security id is given
     * @param securityId SecurityID (48) or null
     * @param securityIdSource SecurityIDSource (22): {@code 4} ISIN, {@code S} FIGI (OpenFIGI); null without security id
     * @param currency Currency (15) or null
     * @param terms quantity and type may be null when the message lacks them; that is refused with a report
     * @param possResend PossResend (97)
     */
    record NewOrder(
            Sender sender,
            String clOrdId,
            String account,
            String symbol,
            String securityId,
            String securityIdSource,
            String currency,
            Side side,
            OrderTerms terms,
            RoutingWish routing,
            Algorithm algorithm,
            String locateId,
            boolean possResend,
            Instant transactTime) {}

    /**
     * What a request says of the order that it is about; null where it says nothing.
     *
     * @param account of a replace; a cancel is for the order, whatever account it names
     * @param isin SecurityID (48) where SecurityIDSource (22) is {@code 4}
     */
    record Subject(String account, String symbol, String isin, Side side) {}

    /** @param about null when the message says nothing of the order */
    record CancelRequest(Sender sender, String clOrdId, String origClOrdId, boolean possResend, Subject about) {}

    /**
     * @param terms as in the message; null members were not sent and stay as they are
     * @param about null when the message says nothing of the order
     */
    record ReplaceRequest(
            Sender sender, String clOrdId, String origClOrdId, OrderTerms terms, boolean possResend, Subject about) {}

    record StatusRequest(Sender sender, String clOrdId, String symbol, Side side) {}
}
