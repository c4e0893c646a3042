/**
 * What lies where and for whom: items, locations, stock with holds, the append-only ledger, available-to-promise.
 * Upper rooms reserve and issue through {@link org.tandemoms.inventory.Inventory}; nobody else writes stock.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Inventory")
package org.tandemoms.inventory;
