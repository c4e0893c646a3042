package org.tandemoms.positions;

import java.util.List;
import java.util.Optional;

/** Positions at rest. */
public interface Positions {

    Optional<Position> find(String id);

    /** Those that were traded. @param account null for all accounts */
    List<Position> of(String account);

    /** A page of older trades. */
    PositionPage page(String id);

    /** Stores a new page, which nobody reads before the position names it. */
    void keep(PositionPage page);

    /** @return false when another writer was first */
    boolean store(Position position, long versionBefore);
}
