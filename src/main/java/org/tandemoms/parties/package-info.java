/**
 * Whom we deal with: customers with their credit and destinations, accounts.
 * Upper rooms look parties up; only this room changes them.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Parties")
package org.tandemoms.parties;
