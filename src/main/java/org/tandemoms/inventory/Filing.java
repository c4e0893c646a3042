package org.tandemoms.inventory;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where the room's papers lie: transfers, counts, baskets. Each is one document, changed under the version that was read. */
public interface Filing {

    /** A document with a state of its own. */
    interface Paper {

        String id();

        /** Name of its state; papers are listed by it. */
        String state();
    }

    /** The papers of one kind. */
    interface Drawer<P extends Paper> {

        /** @return false when there is one of that id */
        boolean insert(P paper);

        Optional<P> find(String id);

        /**
         * Changes the paper as it is now, again when somebody else was first. The change may throw, or give back the paper
         * itself when nothing is to be done.
         *
         * @throws org.tandemoms.shared.Refused {@code not-found}
         */
        P change(String id, UnaryOperator<P> change);

        /** The youngest first. @param state null for all */
        List<P> list(String state, int limit);
    }

    <P extends Paper> Drawer<P> drawer(Class<P> type, String name);
}
