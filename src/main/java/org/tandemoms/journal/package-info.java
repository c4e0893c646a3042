/**
 * Who did what, when and why: timeline entries chained by hashes, their verification and export.
 * Rooms that own documents append through {@link org.tandemoms.journal.Timeline}; nobody edits an entry.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Journal")
package org.tandemoms.journal;
