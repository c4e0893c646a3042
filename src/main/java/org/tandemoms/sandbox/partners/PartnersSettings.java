package org.tandemoms.sandbox.partners;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * How the simulated partners run.
 *
 * @param basePort CRM, ERP, carrier, payment provider, custodian, supplier and mailbox listen at +10 .. +16, SMTP at +17
 * @param dataDir where {@code partners/received.jsonl} is kept
 * @param callBackAddress where the OMS takes call-backs; asked for each, since the OMS may learn its port late
 * @param callBackSecret shared with the OMS, signs call-backs
 */
public record PartnersSettings(
        int basePort, Path dataDir, Supplier<URI> callBackAddress, String callBackSecret, Clock clock) {}
