package org.tandemoms.orders.web;

import org.tandemoms.shared.web.EventStream;

/**
 * One open page, told of what it may know.
 *
 * @param owner whose orders it is told of; null for all
 */
record HintReader(String owner, EventStream stream) {

    void tell(String owner, byte[] hint) {
        if (this.owner == null || this.owner.equals(owner)) {
            stream.tell(hint);
        }
    }
}
