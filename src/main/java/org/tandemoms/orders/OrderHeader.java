package org.tandemoms.orders;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.tandemoms.identity.Actor;

/**
 * What stands at the head of every order's document: which order it is and whose, its status and its version; and, while it
 * is being changed, when and by whom.
 */
public abstract class OrderHeader {

    private String id;
    private OrderKind kind;
    private String owner;
    private String clientOrderId;
    private String placedBy;
    private String status;
    private boolean open = true;
    private long version;
    private long revision;
    private Instant createdAt;
    private Instant updatedAt;
    private Answer answer;
    private Set<String> tags = new LinkedHashSet<>();

    private transient Map<String, Object> stored;
    private transient Instant now;
    private transient Actor actor;
    private transient Instant storeBy;

    /** For the mapping only. */
    OrderHeader() {}

    OrderHeader(String id, OrderKind kind, String owner, String clientOrderId, Instant now, Actor actor) {
        this.id = id;
        this.kind = kind;
        this.owner = owner;
        this.clientOrderId = clientOrderId;
        this.placedBy = actor.id();
        this.createdAt = now;
        this.updatedAt = now;
        changing(now, actor);
    }

    // --- the change under way -------------------------------------------------------------------------------------

    /** Says when and by whom the changes that follow are made. */
    final void changing(Instant at, Actor by) {
        this.now = at;
        this.actor = by;
    }

    /** The time of the running change (UTC); the same for all that one change does. */
    public final Instant now() {
        return now;
    }

    /** Who makes the running change. */
    public final Actor actor() {
        return actor;
    }

    /** The running change counts on something that is its own until then only; stored later it is done again. */
    public final void storeBy(Instant latest) {
        storeBy = storeBy == null || latest.isBefore(storeBy) ? latest : storeBy;
    }

    final boolean isTooLateToStore(Instant at) {
        return storeBy != null && at.isAfter(storeBy);
    }

    // --- status ---------------------------------------------------------------------------------------------------

    /** Moves to a status of the kind's own state machine, which is checked by the subtype. */
    protected final void status(String newStatus, boolean stillOpen) {
        status = newStatus;
        open = stillOpen;
    }

    public final String status() {
        return status;
    }

    /** False once nothing more is to be done for the order. */
    public final boolean isOpen() {
        return open;
    }

    // --- which order it is ----------------------------------------------------------------------------------------

    public final String id() {
        return id;
    }

    public final OrderKind kind() {
        return kind;
    }

    public final String owner() {
        return owner;
    }

    public final String clientOrderId() {
        return clientOrderId;
    }

    /** A replaced FIX order goes by its new ClOrdID. */
    protected final void clientOrderId(String newId) {
        clientOrderId = newId;
    }

    /** Makes the order findable, e.g. {@code tag("account", "FUND-A")}. */
    protected final void tag(String name, String value) {
        if (value != null) {
            tags.add(tag(name) + value);
        }
    }

    protected final void untag(String name, String value) {
        tags.remove(tag(name) + value);
    }

    static String tag(String name) {
        return name + ":";
    }

    public final String placedBy() {
        return placedBy;
    }

    /** What callers see of the order has this version: 0 before the first write, then 1, 2, 3 ...; the ETag. */
    public final long version() {
        return version;
    }

    /** Number of writes so far, also of those that only tidied up; the guard of the next one. */
    public final long revision() {
        return revision;
    }

    public final Instant createdAt() {
        return createdAt;
    }

    public final Instant updatedAt() {
        return updatedAt;
    }

    public final Answer answer() {
        return answer;
    }

    public final void answer(Answer first) {
        answer = first;
    }

    // --- storing --------------------------------------------------------------------------------------------------

    /** For the store: the document this order was read from. */
    public final void readFrom(Map<String, Object> document) {
        stored = document;
    }

    /** For the store: the document this order was read from; null for a new one. */
    public final Map<String, Object> stored() {
        return stored;
    }

    /** For the store: this write changes what callers see. */
    public final void visiblyChanged() {
        version++;
        updatedAt = now;
    }

    final void nextRevision() {
        if (revision == 0) {
            visiblyChanged();
        }
        revision++;
    }
}
