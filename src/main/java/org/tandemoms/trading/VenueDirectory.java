package org.tandemoms.trading;

import java.util.Set;

/** Venues and brokers that orders can be sent to; the execution room keeps the directory. */
public interface VenueDirectory {

    Set<String> codes();
}
