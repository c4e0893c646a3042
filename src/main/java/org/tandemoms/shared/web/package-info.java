/**
 * How the HTTP edge speaks: the one RFC 9457 problem adapter, strict JSON, body limits, entity tags and idempotency keys.
 * Controllers of every room rely on it without calling it: they throw {@link org.tandemoms.shared.Refused} and return values.
 */
package org.tandemoms.shared.web;
