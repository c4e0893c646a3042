/**
 * The way to other systems: routes, templates and mappings that integrators keep as files in {@code integrations/}.
 * Lower rooms meet it through their own ports (couriers of the outbox, the message crossing, partner events); nobody calls in.
 * The only room that sees Camel.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Integration")
package org.tandemoms.integration;
