package org.tandemoms.fulfilment;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tandemoms.instruments.IdentifierScheme;

/**
 * Gives parcels their Serial Shipping Container Codes: extension digit, the company's GS1 prefix, a serial number and the
 * check digit, 18 digits in all (GS1 General Specifications, 2.2.1). A code is never given twice; one may stay unused.
 */
@Component
public class SsccRange {

    private static final int LENGTH = 17;

    private final NumberRanges ranges;
    private final String start;

    SsccRange(
            NumberRanges ranges,
            @Value("${tandem.fulfilment.sscc.extension-digit:3}") int extension,
            @Value("${tandem.fulfilment.sscc.company-prefix:4012345}") String companyPrefix) {
        if (extension < 0 || extension > 9 || !companyPrefix.matches("[0-9]{4,12}")) {
            throw new IllegalArgumentException(
                    "An SSCC begins with one digit and a GS1 company prefix of 4 to 12 digits, not " + extension
                            + " and " + companyPrefix);
        }
        this.ranges = ranges;
        this.start = extension + companyPrefix;
    }

    public String next() {
        int digits = LENGTH - start.length();
        long serial = ranges.next("sscc:" + start);
        String body = start + String.format(Locale.ROOT, "%0" + digits + "d", serial);
        if (body.length() > LENGTH) {
            throw new IllegalStateException("The number range of " + start + " is used up; set a new extension digit");
        }
        return body + IdentifierScheme.SSCC.check(body + "0").expectedCheckDigit();
    }
}
