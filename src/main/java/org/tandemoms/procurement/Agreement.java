package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How much a supplier delivers and by when: as it was asked, as it offers instead and a buyer takes, or not at all. Before
 * it has answered it counts as asked.
 */
final class Agreement {

    /** What an answer means for the purchase. */
    enum Answer {
        ACCEPTED,
        CHANGED,
        REFUSED
    }

    private BigDecimal quantity;
    private LocalDate date;
    private Acknowledgement offer;
    private boolean refused;
    private boolean restClosed;

    /** For the mapping only. */
    @SuppressWarnings("unused")
    private Agreement() {}

    Agreement(ReplenishmentPlan asked) {
        quantity = asked.quantity();
        date = asked.arrival();
    }

    /** Less, or later, is an offer that somebody has to take; nothing at all is a refusal. */
    Answer take(Acknowledgement answer, ReplenishmentPlan asked) {
        boolean nothing = answer.quantity() != null && answer.quantity().signum() <= 0;
        if (!answer.accepted() || nothing) {
            refused = true;
            return Answer.REFUSED;
        }
        BigDecimal offered = answer.quantity() == null ? asked.quantity() : answer.quantity();
        LocalDate by = answer.date() == null ? asked.arrival() : answer.date();
        offer = new Acknowledgement(true, offered, by, answer.reason());
        if (offered.compareTo(asked.quantity()) != 0 || by.isAfter(asked.arrival())) {
            return Answer.CHANGED;
        }
        takeOffer();
        return Answer.ACCEPTED;
    }

    /** What the supplier offers counts from now on. @return false when there was no offer */
    boolean takeOffer() {
        if (offer == null) {
            return false;
        }
        quantity = offer.quantity();
        date = offer.date();
        offer = null;
        return true;
    }

    /** What the supplier would deliver instead, while a buyer looks at it. */
    Optional<Acknowledgement> offer() {
        return Optional.ofNullable(offer);
    }

    boolean isRefused() {
        return refused;
    }

    /** What has not come shall not come any more. */
    void closeRest() {
        restClosed = true;
    }

    boolean isRestClosed() {
        return restClosed;
    }

    BigDecimal quantity() {
        return quantity;
    }

    LocalDate date() {
        return date;
    }

    /** Agreed, not here, and still expected. */
    BigDecimal outstanding(BigDecimal received) {
        return restClosed ? BigDecimal.ZERO : quantity.subtract(received).max(BigDecimal.ZERO);
    }

    /** Of a quantity that was received, how it differs from what was agreed; empty when it does not. */
    String overOrShort(BigDecimal received, boolean last) {
        BigDecimal over = received.subtract(quantity);
        if (over.signum() > 0) {
            return ", " + over.toPlainString() + " more than promised";
        }
        return over.signum() < 0 && last
                ? "; the delivery is closed " + over.negate().toPlainString() + " short"
                : "";
    }
}
