package org.tandemoms.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.tandemoms.instruments.InstrumentLines.line;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class ImportInstrumentsTest {

    /** Keeps them in memory. */
    private static final class Kept implements InstrumentStore {

        private final Map<String, Instrument> stored = new LinkedHashMap<>();
        private long imports;

        @Override
        public List<Instrument> all() {
            return List.copyOf(stored.values());
        }

        @Override
        public String save(List<Instrument> changed, String by) {
            changed.forEach(instrument -> stored.put(instrument.symbol(), instrument));
            return by + ++imports;
        }

        @Override
        public void recover() {}

        @Override
        public long generation() {
            return imports;
        }
    }

    private final Kept store = new Kept();
    private final Instruments instruments = new Instruments(null, store);
    private final ImportInstruments imports = new ImportInstruments(instruments);

    private ImportInstruments.Report load(boolean onlyWhole, InstrumentLines... lines) {
        List<ImportInstruments.Line> numbered = new ArrayList<>();
        for (InstrumentLines line : lines) {
            numbered.add(new ImportInstruments.Line(numbered.size() + 2, line.columns(), List.of()));
        }
        return imports.load(numbered, onlyWhole, "ops");
    }

    private static InstrumentLines equity(String symbol, String isin) {
        InstrumentLines line = line(AssetClass.EQUITY).with("symbol", symbol).with("cusip", "");
        return line.with("isin", isin);
    }

    @Test
    void whatIsLoadedIsKnownAtOnceByAllItsNames() {
        List<String> heard = new ArrayList<>();
        instruments.listen(instrument -> heard.add(instrument.symbol()));

        ImportInstruments.Report report = load(false, line(AssetClass.EQUITY), line(AssetClass.EQUITY_OPTION));

        assertThat(report.saved()).isEqualTo(2);
        assertThat(report.number()).isEqualTo("ops1");
        assertThat(instruments.byIsin("US0378331005")).map(Instrument::symbol).hasValue("AAPL");
        assertThat(instruments.by(IdentifierScheme.CUSIP, "037833100"))
                .map(Instrument::symbol)
                .hasValue("AAPL");
        assertThat(instruments.by(IdentifierScheme.OSI, "AAPL  270115C00200000"))
                .map(Instrument::symbol)
                .hasValue("X-EQUITY_OPTION");
        assertThat(heard).containsExactly("AAPL", "X-EQUITY_OPTION");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        load(false, line(AssetClass.EQUITY), line(AssetClass.FX_SPOT));

        ImportInstruments.Report again = load(false, line(AssetClass.EQUITY), line(AssetClass.FX_SPOT));

        assertThat(again.saved()).isZero();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(again.number()).isNull();
        assertThat(store.imports).isEqualTo(1);
    }

    @Test
    void goodLinesAreTakenAndBadOnesTold() {
        ImportInstruments.Report report = load(
                false,
                equity("A", "US0378331005"),
                equity("B", "US0378331006").with("lot", "-1"),
                equity("C", "GB00BH4HKS39"));

        assertThat(report.saved()).isEqualTo(2);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.badLines())
                .extracting(
                        ImportInstruments.BadLine::line,
                        ImportInstruments.BadLine::symbol,
                        ImportInstruments.BadLine::column,
                        ImportInstruments.BadLine::code)
                .containsExactlyInAnyOrder(tuple(3, "B", "isin", "check-digit"), tuple(3, "B", "lot", "range"));
    }

    @Test
    void askedForAWholeFileNothingIsStoredOfABadOne() {
        ImportInstruments.Report report = load(true, equity("A", "US0378331005"), equity("B", "nonsense"));

        assertThat(report.saved()).isZero();
        assertThat(store.all()).isEmpty();
        assertThat(report.badLines()).hasSize(1);
    }

    @Test
    void oneNumberNamesOneInstrument() {
        load(false, equity("A", "US0378331005"));

        ImportInstruments.Report report = load(
                false,
                equity("B", "US0378331005"),
                equity("C", "GB00BH4HKS39"),
                equity("D", "GB00BH4HKS39"),
                equity("C", "DE0007164600"));

        assertThat(report.saved()).isEqualTo(1);
        assertThat(report.badLines())
                .extracting(ImportInstruments.BadLine::detail)
                .containsExactly(
                        "US0378331005 is already the ISIN of A",
                        "GB00BH4HKS39 is already the ISIN of C",
                        "Line 3 is about the same instrument");
        assertThat(instruments.byIsin("US0378331005")).map(Instrument::symbol).hasValue("A");
    }

    /** A share is called otherwise after a change of its number, and another may have the old one. */
    @Test
    void aNumberThatAnInstrumentHasLostIsFree() {
        load(false, equity("A", "US0378331005"));

        ImportInstruments.Report report = load(false, equity("A", "US5949181045"), equity("B", "US0378331005"));

        assertThat(report.badLines()).isEmpty();
        assertThat(instruments.byIsin("US0378331005")).map(Instrument::symbol).hasValue("B");
        assertThat(instruments.byIsin("US5949181045")).map(Instrument::symbol).hasValue("A");
    }

    @Test
    void whatIsLoadedReplacesWhatTheHouseCameWith() {
        Instruments house = new Instruments(new ClassPathResource("sandbox/instruments.csv"), store);
        BigDecimal before = house.bySymbol("AAPL").orElseThrow().tick();

        new ImportInstruments(house)
                .load(
                        List.of(new ImportInstruments.Line(
                                2, line(AssetClass.EQUITY).with("tick", "0.05").columns(), List.of())),
                        false,
                        "ops");

        assertThat(before).isEqualByComparingTo("0.01");
        assertThat(house.bySymbol("AAPL").orElseThrow().tick()).isEqualByComparingTo("0.05");
        assertThat(house.all()).hasSize(17);
    }
}
