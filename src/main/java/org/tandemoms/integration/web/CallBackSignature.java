package org.tandemoms.integration.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks {@code Partner-Signature: t=<epoch seconds>,v1=<hex>}: HMAC-SHA256 over {@code <t>.<body>} with the partner's secret. A time
 * further away than the tolerance is refused, so that a recorded call-back cannot be played again later.
 */
final class CallBackSignature {

    static final String HEADER = "Partner-Signature";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern FORMAT = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
    private static final String ALGORITHM = "HmacSHA256";

    private final Clock clock;

    CallBackSignature(Clock clock) {
        this.clock = clock;
    }

    boolean isGenuine(String header, byte[] body, String secret) {
        Matcher parts = FORMAT.matcher(header == null ? "" : header);
        if (!parts.matches()) {
            return false;
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        Duration age = Duration.between(signedAt, clock.instant()).abs();
        byte[] given = HexFormat.of().parseHex(parts.group(2));
        return age.compareTo(TOLERANCE) <= 0 && MessageDigest.isEqual(given, sign(parts.group(1), body, secret));
    }

    private static byte[] sign(String seconds, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
