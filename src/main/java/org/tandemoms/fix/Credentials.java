package org.tandemoms.fix;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * What a counterparty has to say in its Logon: Username (553) and Password (554).
 *
 * @param password {@code {bcrypt}...}, or the password itself as it came from a property
 */
record Credentials(String username, String password) {
    private static final String BCRYPT = "{bcrypt}";
    private static final BCryptPasswordEncoder HASHES = new BCryptPasswordEncoder();

    static boolean isHash(String password) {
        return password.startsWith(BCRYPT);
    }

    /** Takes as long for a wrong user name or a half right password as for any other. */
    boolean match(String saidUsername, String saidPassword) {
        boolean known = same(username, saidUsername);
        boolean right = isHash(password)
                ? HASHES.matches(saidPassword, password.substring(BCRYPT.length()))
                : same(password, saidPassword);
        return known & right;
    }

    /** Of digests, which have the same length whatever was said. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(digest(one), digest(other));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return username;
    }
}
