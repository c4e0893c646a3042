/**
 * Effects that leave the house: messages inside documents, their delivery at least once in order, dead letters, replay.
 * Rooms that own documents implement {@link org.tandemoms.outbox.OutboxDocuments}; rooms that reach outside, {@link org.tandemoms.outbox.Courier}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Outbox")
package org.tandemoms.outbox;
