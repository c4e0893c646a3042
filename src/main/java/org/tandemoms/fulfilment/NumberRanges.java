package org.tandemoms.fulfilment;

/** Counters that outlive every crash. */
public interface NumberRanges {

    /** The next number, from 1 on; durable before it is returned, so that no number is given twice. */
    long next(String range);
}
