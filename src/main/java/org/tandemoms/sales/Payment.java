package org.tandemoms.sales;

import java.math.BigDecimal;

/**
 * How the order is paid and how far that has come.
 *
 * @param token of the payment provider; never a card number. Null unless method is CARD
 * @param attempt counts authorisations, so that each try has a key of its own
 * @param authorizationId the provider's id of the authorisation
 * @param captureId the provider's id of the capture
 * @param captured amount captured, in the order's currency
 */
public record Payment(
        Method method,
        String token,
        State state,
        int attempt,
        String authorizationId,
        String captureId,
        BigDecimal captured,
        String reason) {

    public enum Method {
        CARD,
        TRANSFER,
        INVOICE
    }

    public enum State {
        OPEN,
        ASKED,
        AUTHORISED,
        DECLINED,
        CAPTURING,
        CAPTURED,
        CAPTURE_FAILED,
        VOIDED,
        WRITTEN_OFF
    }

    static Payment open(Method method, String token) {
        return new Payment(method, token, State.OPEN, 0, null, null, BigDecimal.ZERO, null);
    }

    Payment asked() {
        return new Payment(method, token, State.ASKED, attempt + 1, null, null, captured, null);
    }

    Payment authorised(String authorization) {
        return new Payment(method, token, State.AUTHORISED, attempt, authorization, null, captured, null);
    }

    Payment declined(String why) {
        return new Payment(method, token, State.DECLINED, attempt, null, null, captured, why);
    }

    Payment capturing() {
        return new Payment(method, token, State.CAPTURING, attempt + 1, authorizationId, null, captured, null);
    }

    Payment captured(String capture, BigDecimal amount) {
        return new Payment(method, token, State.CAPTURED, attempt, authorizationId, capture, amount, null);
    }

    Payment captureFailed(String why) {
        return new Payment(method, token, State.CAPTURE_FAILED, attempt, authorizationId, null, captured, why);
    }

    Payment ended(State end) {
        return new Payment(method, token, end, attempt, authorizationId, captureId, captured, reason);
    }
}
