/**
 * From the last fill to cash and securities at the custodian: fees, value dates, instructions, the cash ledger.
 * Steps of the process {@code trade-settlement}; keeps its own documents through the orders' outboxes.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Settlement")
package org.tandemoms.settlement;
