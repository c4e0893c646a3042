package org.tandemoms.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierSchemeTest {

    /**
     * Apple's and others' identifiers; LEIs of Apple and GLEIF; GS1's own examples of GTIN, GLN and SSCC (General
     * Specifications); the number of Wikipedia's page on Luhn.
     */
    @ParameterizedTest
    @CsvSource({
        "ISIN, US0378331005",
        "ISIN, AU0000XVGZA3",
        "CUSIP, 037833100",
        "CUSIP, 38259P508",
        "SEDOL, 0263494",
        "SEDOL, B0WNLY7",
        "FIGI, BBG000B9XRY4",
        "FIGI, BBG000BLNNH6",
        "LEI, HWUPKR0MPOU8FGXBT394",
        "LEI, 506700GE1G29325QX363",
        "GTIN, 73513537",
        "GTIN, 036000291452",
        "GTIN, 6291041500213",
        "GTIN, 9501101530003",
        "GLN, 0614141000012",
        "SSCC, 106141412345678908",
        "LUHN, 79927398713"
    })
    void valid_until_a_digit_is_wrong(IdentifierScheme scheme, String value) {
        var good = scheme.check(value);
        int digits = scheme == IdentifierScheme.LEI ? 2 : 1;
        String body = value.substring(0, value.length() - digits);
        String digit = value.substring(body.length());
        String other = body + digit.substring(0, digits - 1) + (value.charAt(value.length() - 1) == '0' ? '1' : '0');

        assertThat(good.valid()).isTrue();
        assertThat(good.expectedCheckDigit()).isEqualTo(digit);
        assertThat(good.parts()).containsEntry("checkDigit", digit);
        assertThat(scheme.check(other).valid()).isFalse();
        assertThat(scheme.check(other).expectedCheckDigit()).isEqualTo(digit);
    }

    @ParameterizedTest
    @CsvSource({
        "ISIN, US037833100, 5", "CUSIP, 03783310, 0", "SEDOL, 026349, 4", "FIGI, BBG000B9XRY, 4",
        "LEI, HWUPKR0MPOU8FGXBT3, 94", "GTIN, 7351353, 7", "GLN, 061414100001, 2", "SSCC, 10614141234567890, 8"
    })
    void without_its_check_digit_the_right_one_is_told(IdentifierScheme scheme, String body, String digit) {
        var check = scheme.check(body);

        assertThat(check.valid()).isFalse();
        assertThat(check.expectedCheckDigit()).isEqualTo(digit);
    }

    @ParameterizedTest
    @CsvSource({
        "ISIN, us0378331005", "ISIN, 0378331005", "SEDOL, A263494", "FIGI, GBG000B9XRY4", "GTIN, 123456",
        "GTIN, 123456789012345", "LEI, HWUPKR0MPOU8FGXBT3", "LUHN, 7992739871X", "OSI, AAPL", "ISIN, US037833１005"
    })
    void what_is_none(IdentifierScheme scheme, String value) {
        assertThat(scheme.check(value).valid()).isFalse();
    }

    /** Wikipedia's examples of the OCC's symbols. */
    @ParameterizedTest
    @CsvSource({
        "SPX   141122P00019500, SPX, 2014-11-22, PUT, 19.5",
        "LAMR  150117C00052500, LAMR, 2015-01-17, CALL, 52.5",
        "AAPL240119C00190000, AAPL, 2024-01-19, CALL, 190"
    })
    void option_symbols(String symbol, String root, String expiry, String putCall, String strike) {
        var check = IdentifierScheme.OSI.check(symbol);

        assertThat(check.valid()).isTrue();
        assertThat(check.parts())
                .containsEntry("root", root)
                .containsEntry("expiry", expiry)
                .containsEntry("putCall", putCall)
                .containsEntry("strike", strike);
        assertThat(check.parts().get("symbol")).hasSize(21);
    }

    @ParameterizedTest
    @CsvSource({
        "SPX   141322P00019500",
        "SPX   140230P00019500",
        "SPX   141122X00019500",
        "SPX  141122P00019500",
        "TOOLONG141122P00019500",
        "SPX   141122P0001950",
        "SPX   141122P00000000"
    })
    void no_option_symbols(String symbol) {
        assertThat(IdentifierScheme.OSI.check(symbol).valid()).isFalse();
    }

    @Property
    void any_single_wrong_digit_is_found(
            @ForAll @StringLength(17) @CharRange(from = '0', to = '9') String body,
            @ForAll @IntRange(min = 0, max = 16) int place,
            @ForAll @IntRange(min = 1, max = 9) int error) {
        String whole = body + IdentifierScheme.SSCC.check(body).expectedCheckDigit();
        char wrong = (char) ('0' + (whole.charAt(place) - '0' + error) % 10);

        assertThat(IdentifierScheme.SSCC.check(whole).valid()).isTrue();
        assertThat(IdentifierScheme.SSCC
                        .check(whole.substring(0, place) + wrong + whole.substring(place + 1))
                        .valid())
                .isFalse();
    }
}
