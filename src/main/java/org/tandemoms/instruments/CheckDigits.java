package org.tandemoms.instruments;

import java.util.regex.Pattern;

/** Check digits of securities' identifiers. */
public final class CheckDigits {

    private static final Pattern ISIN = Pattern.compile("[A-Z]{2}[A-Z0-9]{9}[0-9]");
    private static final Pattern CUSIP = Pattern.compile("[A-Z0-9*@#]{8}[0-9]");
    private static final Pattern SEDOL = Pattern.compile("[B-DF-HJ-NP-TV-Z0-9]{6}[0-9]");
    private static final Pattern FIGI = Pattern.compile("[B-DF-HJ-NP-TV-Z]{2}G[B-DF-HJ-NP-TV-Z0-9]{8}[0-9]");
    private static final int[] SEDOL_WEIGHTS = {1, 3, 1, 7, 3, 9};

    private CheckDigits() {}

    /** ISO 6166, annex B: letters become two digits, then Luhn. */
    public static boolean isIsin(String value) {
        return ISIN.matcher(value).matches() && last(value) == isinDigit(value.substring(0, 11));
    }

    static int isinDigit(String body) {
        var digits = new StringBuilder();
        body.chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        return luhn(digits);
    }

    /** ANSI X9.6: every second value doubled, tens and units added. */
    public static boolean isCusip(String value) {
        return CUSIP.matcher(value).matches() && last(value) == doubleAddDouble(value.substring(0, 8));
    }

    /** OpenFIGI Allocation Rules: as CUSIP, over eleven characters, and not with the prefix of an ISIN country. */
    public static boolean isFigi(String value) {
        return FIGI.matcher(value).matches()
                && !value.matches("(BS|BM|GG|GB|GH|KY|VG).*")
                && last(value) == doubleAddDouble(value.substring(0, 11));
    }

    /** London Stock Exchange: weights 1, 3, 1, 7, 3, 9. */
    public static boolean isSedol(String value) {
        if (!SEDOL.matcher(value).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < SEDOL_WEIGHTS.length; i++) {
            sum += SEDOL_WEIGHTS[i] * Character.getNumericValue(value.charAt(i));
        }
        return last(value) == (10 - sum % 10) % 10;
    }

    private static int luhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.getNumericValue(digits.charAt(digits.length() - 1 - i));
            int value = i % 2 == 0 ? digit * 2 : digit;
            sum += value / 10 + value % 10;
        }
        return (10 - sum % 10) % 10;
    }

    private static int doubleAddDouble(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int value = cusipValue(body.charAt(i)) * (i % 2 == 0 ? 1 : 2);
            sum += value / 10 + value % 10;
        }
        return (10 - sum % 10) % 10;
    }

    private static int cusipValue(char c) {
        return switch (c) {
            case '*' -> 36;
            case '@' -> 37;
            case '#' -> 38;
            default -> Character.getNumericValue(c);
        };
    }

    private static int last(String value) {
        return Character.getNumericValue(value.charAt(value.length() - 1));
    }
}
