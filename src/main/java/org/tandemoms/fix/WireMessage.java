package org.tandemoms.fix;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A message as it came over the wire, whole but not yet looked at by the FIX engine. Characters are bytes (ISO 8859-1), as
 * the engine reads them.
 */
record WireMessage(String raw) {
    private static final char SOH = '\u0001';
    private static final int BODY_LENGTH = 9;
    private static final int CHECK_SUM = 10;
    private static final String TRAILER = SOH + "10=";
    private static final int TRAILER_LENGTH = "10=000".length() + 1;

    /** The first value of that tag. */
    Optional<String> text(int tag) {
        int at = start(tag, 0);
        return at < 0 ? Optional.empty() : Optional.of(raw.substring(at, raw.indexOf(SOH, at)));
    }

    boolean appearsTwice(int tag) {
        int first = start(tag, 0);
        return first >= 0 && start(tag, first) >= 0;
    }

    /** Whether it begins with version, BodyLength and MsgType, and BodyLength (9) and CheckSum (10) are those of its content. */
    boolean isIntact() {
        int body = bodyStart();
        return raw.startsWith("8=")
                && raw.startsWith("35=", body)
                && raw.length() - TRAILER_LENGTH >= body
                && raw.startsWith(TRAILER, raw.length() - TRAILER_LENGTH - 1)
                && number(text(BODY_LENGTH)) == body().length()
                && number(text(CHECK_SUM)) == sum(raw.substring(0, raw.length() - TRAILER_LENGTH));
    }

    /** Some pad BodyLength with zeroes. */
    private static int number(Optional<String> digits) {
        return digits.filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(-1);
    }

    /** Without the fields of that tag, with BodyLength and CheckSum made anew. */
    WireMessage without(int tag) {
        StringBuilder body = new StringBuilder(SOH + body());
        String key = SOH + "" + tag + "=";
        for (int at = body.indexOf(key); at >= 0; at = body.indexOf(key)) {
            body.delete(at, body.indexOf(String.valueOf(SOH), at + 1));
        }
        return new WireMessage(sealed(body.substring(1)));
    }

    /** With another value for the first field of that tag, which it has. */
    WireMessage with(int tag, String value) {
        int at = start(tag, 0);
        String changed = raw.substring(0, at) + value + raw.substring(raw.indexOf(SOH, at));
        return new WireMessage(new WireMessage(changed).sealed(new WireMessage(changed).body()));
    }

    /** Where the value begins; -1 when there is none after that place. */
    private int start(int tag, int after) {
        String key = SOH + "" + tag + "=";
        int at = raw.indexOf(key, after);
        return at < 0 ? -1 : at + key.length();
    }

    private int bodyStart() {
        return raw.indexOf(SOH, raw.indexOf(SOH + "9=") + 1) + 1;
    }

    /** Between BodyLength and CheckSum. */
    private String body() {
        return raw.substring(bodyStart(), raw.length() - TRAILER_LENGTH);
    }

    private String sealed(String body) {
        String unsealed = raw.substring(0, raw.indexOf(SOH) + 1) + "9=" + body.length() + SOH + body;
        return "%s10=%03d%c".formatted(unsealed, sum(unsealed), SOH);
    }

    private static int sum(String text) {
        int sum = 0;
        for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
            sum += each & 0xff;
        }
        return sum % 256;
    }
}
