package org.tandemoms.trading;

import java.util.concurrent.CompletionStage;

/** Where the fix room hands in what venues say. */
public interface VenueReports {

    /**
     * Takes a report; reports of one order are taken in the order of the calls, and those that wait together are stored
     * by one write. A report that was taken before changes nothing.
     *
     * @return completes when the report is durable, so that the session may count it as received; exceptionally when it
     *     could not be stored and must be asked for again
     */
    CompletionStage<Void> take(VenueReport report);
}
