/** How trading keeps what is not in the order document. */
package org.tandemoms.trading.internal;
