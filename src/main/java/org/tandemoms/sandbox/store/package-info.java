/**
 * The embedded stores of the sandbox: a MongoDB wire server on a file that is durable before it replies, and the H2 file of the engine.
 * Evaluation on one machine only; every listener is on loopback and production starts none of this.
 * Nobody comes in: the rest of the product speaks to these stores through the MongoDB driver and JDBC, as it does in production.
 */
package org.tandemoms.sandbox.store;
