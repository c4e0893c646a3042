package org.tandemoms.fulfilment;

import java.util.List;
import java.util.Optional;
import org.tandemoms.sales.Shipment;

/** The warehouse's lists and manifests at rest. */
public interface Jobs {

    /** Shows the job as it is now, unless something newer is shown already; its wave stays. */
    void show(Job job);

    Optional<Job> find(String id);

    /**
     * Oldest first.
     *
     * @param location null for all
     * @param state null for all that are open
     * @param wave null for all
     */
    List<Job> list(String location, Shipment.State state, String wave, int limit);

    /** Puts a job that is to be picked and in no wave into this one. @return false when it is not so */
    boolean join(String wave, String id);

    /** Stores the manifest, or returns the one stored under its number before. */
    Manifest keep(Manifest manifest);

    /** Everything on it has left, or stays behind. */
    void close(Manifest manifest);

    Optional<Manifest> manifest(String number);

    /** The manifest that an earlier request with that key closed. */
    Optional<Manifest> closedBefore(String request);
}
