package org.tandemoms.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTest {

    /** Apple, Microsoft, Vodafone, SAP; US Treasury; the example of ISO 6166. */
    @ParameterizedTest
    @ValueSource(
            strings = {"US0378331005", "US5949181045", "GB00BH4HKS39", "DE0007164600", "US91282CLW90", "AU0000XVGZA3"})
    void isins(String isin) {
        assertThat(CheckDigits.isIsin(isin)).isTrue();
        assertThat(CheckDigits.isIsin(wrong(isin))).isFalse();
    }

    /** Examples of the OpenFIGI allocation rules and of its register. */
    @ParameterizedTest
    @ValueSource(strings = {"BBG000B9XRY4", "BBG000BPH459", "BBG000BLNNH6", "BBG000BG7DY8"})
    void figis(String figi) {
        assertThat(CheckDigits.isFigi(figi)).isTrue();
        assertThat(CheckDigits.isFigi(wrong(figi))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"037833100", "594918104", "38259P508"})
    void cusips(String cusip) {
        assertThat(CheckDigits.isCusip(cusip)).isTrue();
        assertThat(CheckDigits.isCusip(wrong(cusip))).isFalse();
    }

    /** BAE Systems, Vodafone, and the example of the London Stock Exchange. */
    @ParameterizedTest
    @ValueSource(strings = {"0263494", "BH4HKS3", "B0WNLY7"})
    void sedols(String sedol) {
        assertThat(CheckDigits.isSedol(sedol)).isTrue();
        assertThat(CheckDigits.isSedol(wrong(sedol))).isFalse();
    }

    private static String wrong(String value) {
        int last = Character.getNumericValue(value.charAt(value.length() - 1));
        return value.substring(0, value.length() - 1) + (last + 1) % 10;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "US037833100", "us0378331005", "US0378331005 ", "USO378331005X"})
    void whatDoesNotLookLikeAnIsinIsNone(String text) {
        assertThat(CheckDigits.isIsin(text)).isFalse();
    }
}
