package org.tandemoms.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** On the sample instruments. */
class FixNamesTest {

    private final FixNames names =
            new FixNames(new Instruments(InstrumentFile.read(new ClassPathResource("sandbox/instruments.csv"))));

    private static Map<Integer, String> block(String fields) {
        Map<Integer, String> block = new HashMap<>();
        Arrays.stream(fields.split("\\|"))
                .map(field -> field.split("=", 2))
                .forEach(pair -> block.put(Integer.valueOf(pair[0].trim()), pair[1].trim()));
        return block;
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "55=AAPL, AAPL",
        "55=AAPL|48=037833100|22=1, AAPL",
        "55=[N/A]|48=037833100|22=1, AAPL",
        "48=BH4HKS3|22=2, VOD",
        "48=US0378331005|22=4, AAPL",
        "48=BBG000B9XRY4|22=S, AAPL",
        "48=AAPL|22=8, AAPL",
        "55=AAPL|167=CS, AAPL",
        "55=UST-4.25-2034|167=UST|223=4.250, UST-4.25-2034",
        "55=AAPL|167=OPT|200=202701|202=200|201=1, AAPL270115C00200000",
        "55=AAPL|167=OPT|200=202701|205=15|202=200.00|201=1, AAPL270115C00200000",
        "55=AAPL|167=OPT|200=20270115|202=200|201=1, AAPL270115C00200000",
        "55=AAPL|167=OPT|541=20270115|202=200|201=1, AAPL270115C00200000",
        "55=AAPL|48=AAPL270115C00200000|22=J, AAPL270115C00200000",
        "55=CL|167=FUT|200=202703, CLH7",
        "55=SR3H7|167=OOF|200=202703|202=96.25|201=1, SR3H7C9625"
    })
    void theInstrumentIsFound(String fields, String symbol) {
        assertThat(names.find(block(fields)).instrument())
                .extracting(Instrument::symbol)
                .isEqualTo(symbol);
    }

    @ParameterizedTest(name = "{0} means nothing")
    @CsvSource({
        "55=MSFT|48=037833100|22=1, 55",
        "55=AAPL|167=OPT|200=202702|202=200|201=1, 167",
        "55=AAPL|167=OPT|200=202701|202=200|201=0, 167",
        "55=AAPL|167=FUT|200=202703, 167",
        "55=AAPL270115C00200000|167=CS, 167",
        "55=CLH7|167=FUT|200=202704, 167",
        "55=CLH7|200=202704, 55",
        "55=XYZ|167=OPT|200=202702, ",
        "55=AAPL|48=037833101|22=1, 48",
        "55=[N/A], ",
        "55=XYZ|48=037833101|22=1, "
    })
    void whatContradictsItselfIsNotTraded(String fields, Integer wrongTag) {
        FixNames.Named named = names.find(block(fields));

        assertThat(named.instrument()).isNull();
        assertThat(named.wrongTag()).isEqualTo(wrongTag);
    }
}
