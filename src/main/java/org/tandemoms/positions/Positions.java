package org.tandemoms.positions;

import java.util.List;
import java.util.Optional;

/** Positions at rest. */
public interface Positions {

    Optional<Position> find(String id);

    /** @param account null for all accounts */
    List<Position> of(String account);

    /** @return false when another writer was first */
    boolean store(Position position, long versionBefore);
}
