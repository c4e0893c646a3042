package org.tandemoms.identity.keycloak;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an authenticator app shows: RFC 6238 with HMAC-SHA-1, 30 seconds, 6 digits. */
public final class OneTimePassword {

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private OneTimePassword() {}

    public static String of(String base32Secret, Instant at) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(bytes(base32Secret.replace(" ", "")), "HmacSHA1"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                .putLong(at.getEpochSecond() / 30)
                .array());
        int binary = ByteBuffer.wrap(hash, hash[hash.length - 1] & 0xF, Integer.BYTES)
                        .getInt()
                & Integer.MAX_VALUE;
        return "%06d".formatted(binary % 1_000_000);
    }

    private static byte[] bytes(String base32) {
        var out = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char c : base32.toUpperCase().toCharArray()) {
            buffer = buffer << 5 | BASE_32.indexOf(c);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out.write(buffer >> bits & 0xFF);
            }
        }
        return out.toByteArray();
    }
}
