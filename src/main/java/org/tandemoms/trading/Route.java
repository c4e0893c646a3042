package org.tandemoms.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One attempt to have (a part of) the order executed at one venue, with the ClOrdIDs we gave it there. */
public final class Route {

    private int number;
    private String venue;
    private List<String> chain = new ArrayList<>();
    private int requests;
    private String venueOrderId;
    private OrderTerms terms;
    private BigDecimal cumQty = BigDecimal.ZERO;
    private OrdStatus status = OrdStatus.PENDING_NEW;
    private String endedBecause;
    private Integer restatement;
    private Integer refusal;
    private RoutingReason reason;
    private Instant at;
    private String pulledAs;
    private String pulledBecause;
    private Repricing repricing;
    private int moves;

    Route() {}

    Route(String orderId, int number, Slice slice, Instant at) {
        this(orderId, number, slice.venue(), slice.terms());
        this.reason = slice.reason();
        this.at = at;
    }

    Route(String orderId, int number, String venue, OrderTerms terms) {
        this.number = number;
        this.venue = venue;
        this.terms = terms;
        chain.add(orderId + "-R" + number);
    }

    /** The order that a ClOrdID of ours belongs to, without a look-up. */
    static String orderIdOf(String venueClOrdId) {
        int dash = venueClOrdId.indexOf('-');
        return dash < 0 ? venueClOrdId : venueClOrdId.substring(0, dash);
    }

    boolean knows(String clOrdId) {
        String base = chain.get(0);
        return clOrdId != null && (clOrdId.equals(base) || clOrdId.startsWith(base + "-"));
    }

    /** A new ClOrdID for a cancel or replace request. */
    String nextRequestId() {
        return chain.get(0) + "-" + (++requests + 1);
    }

    void acknowledged(String idAtVenue) {
        if (idAtVenue != null && venueOrderId == null) {
            venueOrderId = idAtVenue;
        }
        if (status == OrdStatus.PENDING_NEW) {
            status = OrdStatus.NEW;
        }
    }

    void traded(BigDecimal signedQuantity) {
        cumQty = cumQty.add(signedQuantity);
        if (!status.isTerminal() || status == OrdStatus.FILLED) {
            status = cumQty.compareTo(terms.quantity()) >= 0
                    ? OrdStatus.FILLED
                    : cumQty.signum() == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
        }
    }

    void replaced(String clOrdId, OrderTerms newTerms) {
        chain.add(clOrdId);
        terms = newTerms.withQuantity(newTerms.quantity().max(cumQty));
        status = OrdStatus.NEW;
        traded(BigDecimal.ZERO);
    }

    void restated(BigDecimal change, BigDecimal limitPrice) {
        OrderTerms restated = terms.amended(terms.quantity().add(change), limitPrice, null, null);
        terms = restated.withQuantity(restated.quantity().max(cumQty));
        traded(BigDecimal.ZERO);
    }

    void ended(OrdStatus end, String because) {
        status = end;
        endedBecause = because;
    }

    /** The venue has ended it by itself. @param because its ExecRestatementReason (378), or null */
    void endedByVenue(OrdStatus end, Integer because, String text) {
        ended(end, text);
        restatement = because;
    }

    Integer restatement() {
        return restatement;
    }

    void refused(int because, String text) {
        ended(OrdStatus.REJECTED, text);
        refusal = because;
    }

    /** OrdRejReason (103) of the venue, when it has refused. */
    int refusal() {
        return refusal == null ? ClientReport.Refusal.OTHER : refusal;
    }

    void pulled(String clOrdId, String because) {
        pulledAs = clOrdId;
        pulledBecause = because;
    }

    /** The venue does not give it back. */
    void pullRefused() {
        pulledAs = null;
        pulledBecause = null;
    }

    /** ClOrdID under which the venue was asked to give it back; null when it was not. */
    public String pulledAs() {
        return pulledAs;
    }

    /** A price of our own that the venue has not answered; null when there is none. */
    Repricing repricing() {
        return repricing;
    }

    void repricing(Repricing now) {
        repricing = now;
        moves += now == null ? 0 : 1;
    }

    /** How often its price was moved. */
    public int moves() {
        return moves;
    }

    String pulledBecause() {
        return pulledBecause;
    }

    /** What the venue may still execute. */
    public BigDecimal leavesQty() {
        return isLive() ? terms.quantity().subtract(cumQty).max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    /** Why it went there; null for orders placed before reasons were kept. */
    public RoutingReason reason() {
        return reason;
    }

    /** When it was sent, UTC; null for orders placed before it was kept. */
    public Instant at() {
        return at;
    }

    public boolean isLive() {
        return !status.isTerminal();
    }

    /** The ClOrdID in force at the venue. */
    public String clOrdId() {
        return chain.get(chain.size() - 1);
    }

    public int number() {
        return number;
    }

    public String venue() {
        return venue;
    }

    public String venueOrderId() {
        return venueOrderId;
    }

    public OrderTerms terms() {
        return terms;
    }

    public BigDecimal cumQty() {
        return cumQty;
    }

    public OrdStatus status() {
        return status;
    }

    public String endedBecause() {
        return endedBecause;
    }
}
