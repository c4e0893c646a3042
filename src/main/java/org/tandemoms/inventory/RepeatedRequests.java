package org.tandemoms.inventory;

import java.util.Optional;

/** Requests under a caller's key, kept so that a repetition gets the first answer. The insertion is the guard. */
public interface RepeatedRequests {

    /**
     * @param id {@code caller|key}
     * @param hash of operation and body
     * @param subject id of what came or is to come of it; the same for every repetition
     * @param answer JSON, null while the first is still running or has died over it
     */
    record Kept(String id, String hash, String subject, String answer) {}

    /** @return what was kept before, or empty when this is the first */
    Optional<Kept> claim(Kept first);

    void answered(String id, String answer);

    /** The request was refused and may be sent anew. */
    void drop(String id);
}
