package org.tandemoms.instruments;

import java.math.BigInteger;

/** Check digits of identifiers, each by the rule of its standard, from the body before them. */
public final class CheckDigits {

    private static final int[] SEDOL_WEIGHTS = {1, 3, 1, 7, 3, 9};
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private CheckDigits() {}

    public static boolean isIsin(String value) {
        return IdentifierScheme.ISIN.check(value).valid();
    }

    public static boolean isCusip(String value) {
        return IdentifierScheme.CUSIP.check(value).valid();
    }

    public static boolean isFigi(String value) {
        return IdentifierScheme.FIGI.check(value).valid();
    }

    public static boolean isSedol(String value) {
        return IdentifierScheme.SEDOL.check(value).valid();
    }

    /** ISO 6166, annex B: letters become two digits, then Luhn. */
    static String isin(String body) {
        return luhn(inDigits(body));
    }

    /** ISO/IEC 7812-1, annex B: every second digit from the right doubled, digits added. */
    static String luhn(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = Character.getNumericValue(body.charAt(body.length() - 1 - i));
            int value = i % 2 == 0 ? digit * 2 : digit;
            sum += value / 10 + value % 10;
        }
        return complement(sum);
    }

    /** ANSI X9.6, and the OpenFIGI allocation rules over eleven characters: every second value doubled, digits added. */
    static String doubleAddDouble(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int value = cusipValue(body.charAt(i)) * (i % 2 == 0 ? 1 : 2);
            sum += value / 10 + value % 10;
        }
        return complement(sum);
    }

    private static int cusipValue(char c) {
        return switch (c) {
            case '*' -> 36;
            case '@' -> 37;
            case '#' -> 38;
            default -> Character.getNumericValue(c);
        };
    }

    /** London Stock Exchange: weights 1, 3, 1, 7, 3, 9. */
    static String sedol(String body) {
        int sum = 0;
        for (int i = 0; i < SEDOL_WEIGHTS.length; i++) {
            sum += SEDOL_WEIGHTS[i] * Character.getNumericValue(body.charAt(i));
        }
        return complement(sum);
    }

    /** GS1 General Specifications, 7.9: weights 3 and 1 from the right. */
    static String gs1(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = Character.getNumericValue(body.charAt(body.length() - 1 - i));
            sum += i % 2 == 0 ? 3 * digit : digit;
        }
        return complement(sum);
    }

    /** ISO 17442 by ISO/IEC 7064 MOD 97-10: two digits that make the whole leave 1. */
    static String lei(String body) {
        BigInteger shifted = new BigInteger(inDigits(body)).multiply(BigInteger.valueOf(100));
        return String.format("%02d", 98 - shifted.mod(MODULUS).intValue());
    }

    private static String inDigits(String body) {
        var digits = new StringBuilder();
        body.chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        return digits.toString();
    }

    private static String complement(int sum) {
        return String.valueOf((10 - sum % 10) % 10);
    }
}
