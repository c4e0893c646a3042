/**
 * From the shelf to the doorstep: allocation, shipments, carriers' answers and tracking.
 * Works on goods orders; carriers are reached through the outbox.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Fulfilment")
package org.tandemoms.fulfilment;
