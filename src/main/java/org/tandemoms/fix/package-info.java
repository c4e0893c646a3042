/**
 * FIX sessions with clients and venues: what the wire says becomes canonical messages for the trading room, and what the
 * outbox holds for clients and venues becomes FIX. Sessions, stores and sequence numbers stay in here; the only room,
 * besides the simulated venues, that knows the FIX engine. Nobody calls in; routes see {@code fix.canonical}.
 */
package org.tandemoms.fix;
