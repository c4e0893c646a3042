/**
 * Simulated venues over real FIX: two lit books, a midpoint pool and a broker's desk, with prices that move.
 * They know nothing of the OMS and keep their own orders on disk; {@link org.tandemoms.sandbox.venues.VenuesServer}
 * starts and stops them.
 */
package org.tandemoms.sandbox.venues;
