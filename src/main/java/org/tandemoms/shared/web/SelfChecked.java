package org.tandemoms.shared.web;

/**
 * A request body that says itself what is wrong with it, where what a field may be depends on others. It is asked after
 * reading, also when places were mistyped: those are null and need not be mentioned again.
 */
public interface SelfChecked {

    void check(Findings findings);
}
