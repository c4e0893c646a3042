/**
 * What partner systems are told without asking: webhooks, signed, repeated until they are taken, replayable. Nobody asks
 * this room in code; it follows orders through {@link org.tandemoms.orders.ChangeFollower}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Partner")
package org.tandemoms.partner;
