/** How rebalances are kept. */
package org.tandemoms.portfolio.internal;
