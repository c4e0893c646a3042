package org.tandemoms.instruments.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandemoms.instruments.Attributes;
import org.tandemoms.instruments.ImportInstruments;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Refused;

class InstrumentCsvTest {

    private static final String HEADER = "symbol,assetClass,name,currency,tick,lot,market\n";

    @Test
    void cellsAreNamedByTheFirstLine() {
        List<ImportInstruments.Line> lines = InstrumentCsv.lines(
                "\uFEFF" + HEADER + "\n\"A,B\",EQUITY,\"The \"\"best\"\" plc\",GBP,0.01,1,XLON\r\n");

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).number()).isEqualTo(3);
        assertThat(lines.get(0).columns()).containsEntry("symbol", "A,B").containsEntry("name", "The \"best\" plc");
        assertThat(lines.get(0).found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "symbol\n",
                "symbol,assetClass,name,currency,tick,lot,market,symbol\n",
                "symbol,assetClass,name,currency,tick,lot,market,colour\n",
                "PK\u0003\u0004\u0014\u0000\b\b\b\u0000",
                "symbol,assetClass,name,currency,tick,lot,market\n\"A"
            })
    void whatIsNoSuchFileIsRefused(String file) {
        assertThatThrownBy(() -> InstrumentCsv.lines(file)).isInstanceOf(Refused.class);
    }

    @Test
    void whatIsNotInUtf8IsToldByItsCell() {
        List<ImportInstruments.Line> lines =
                InstrumentCsv.lines(HEADER + "A,EQUITY,Nestl\uFFFD,CHF,0.01,1,XSWX,more\n");

        assertThat(lines.get(0).found())
                .extracting(Attributes.Finding::column, Attributes.Finding::code)
                .containsExactly(tuple("name", "encoding"), tuple("", "columns"));
    }

    @Test
    void aFileThatIsTooLongIsRefusedAsAWhole() {
        String line = "A,EQUITY,A,USD,1,1,XNAS\n";
        String file = HEADER
                + IntStream.rangeClosed(0, InstrumentCsv.MOST)
                        .mapToObj(any -> line)
                        .collect(Collectors.joining());

        assertThatThrownBy(() -> InstrumentCsv.lines(file)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.problem().errors())
                .extracting(FieldError::code)
                .containsExactly("size"));
    }
}
