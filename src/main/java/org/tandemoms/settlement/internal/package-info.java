/** How settlements and the cash ledger are kept. */
package org.tandemoms.settlement.internal;
