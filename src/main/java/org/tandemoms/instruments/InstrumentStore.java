package org.tandemoms.instruments;

import java.util.List;

/** Where the security master keeps what was loaded into it. */
public interface InstrumentStore {

    List<Instrument> all();

    /**
     * Stores all of them or, when the process dies meanwhile, makes the next start store all of them; or none, where it
     * died before they were safe.
     *
     * @param by who has asked
     * @return the import's number, once all are stored
     */
    String save(List<Instrument> changed, String by);

    /** Finishes what was cut off. */
    void recover();

    /** Grows with every import that is done. */
    long generation();
}
