package org.tandemoms.sandbox.partners;

/** How one partner speaks: its paths, its shapes, its rules. */
interface Dialect {

    /** Answers a request; called from many threads at once. The behaviour's pace applies to what follows the work. */
    Answer answer(Call call, Behaviour behaviour);

    /** An error body in the partner's own shape. */
    Answer refuse(int status, String code, String text);

    /** Takes up, after a restart, what was still to be told to the OMS. */
    default void resume() {}
}
