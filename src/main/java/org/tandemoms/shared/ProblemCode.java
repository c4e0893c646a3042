package org.tandemoms.shared;

/** Every kind of refusal a caller can get, with its HTTP status (RFC 9457) and a title in plain words. */
public enum ProblemCode {
    VALIDATION("validation", 400, "The request is not valid"),
    UNAUTHENTICATED("unauthenticated", 401, "Sign in first"),
    FORBIDDEN("forbidden", 403, "Your role does not allow this"),
    FOUR_EYES("four-eyes", 403, "Another person has to decide"),
    NOT_FOUND("not-found", 404, "There is no such thing"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This address does not take that method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "This address cannot answer in that format"),
    INSUFFICIENT_STOCK("insufficient-stock", 409, "Not enough stock"),
    DUPLICATE_CLIENT_ORDER_ID("duplicate-client-order-id", 409, "This client order id is already used"),
    IN_PROGRESS("in-progress", 409, "The first request with this key is still running"),
    TOO_LATE("too-late", 409, "It is too late for this"),
    DUPLICATE_SERIAL("duplicate-serial", 409, "A piece with this serial number has come in before"),
    WRONG_ITEM("wrong-item", 409, "This is not the item on the list"),
    STATE("state", 409, "The order's state does not allow this"),
    VERSION("version", 412, "The order has changed meanwhile"),
    TOO_LARGE("too-large", 413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "This address takes another media type"),
    COMPLIANCE("compliance", 422, "Refused by a rule"),
    KILL_SWITCH("kill-switch", 422, "A kill switch is on"),
    IDEMPOTENCY_MISMATCH("idempotency-mismatch", 422, "The same key came with another body"),
    PRECONDITION_REQUIRED("precondition-required", 428, "State the version you saw in If-Match"),
    RATE_LIMIT("rate-limit", 429, "Too many requests"),
    INTERNAL("internal", 500, "Something failed on our side"),
    UNAVAILABLE("unavailable", 503, "Not available right now");

    private final String code;
    private final int status;
    private final String title;

    ProblemCode(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public String type() {
        return "urn:tandem:problem:" + code;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
