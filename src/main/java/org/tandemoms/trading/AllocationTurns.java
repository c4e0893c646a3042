package org.tandemoms.trading;

import java.util.Collection;

/** Numbers the blocks of the same accounts, so that each has its turn. */
public interface AllocationTurns {

    /** @return 0 for the first block; a number that no other block of these accounts has */
    long next(Collection<String> accounts);
}
