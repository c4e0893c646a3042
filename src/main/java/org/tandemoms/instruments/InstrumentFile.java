package org.tandemoms.instruments;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.Resource;

/**
 * Reads instruments from a file of comma-separated lines: symbol, ISIN, class, name, currency, reference price, tick,
 * lot, market, FIGI, value per point. Empty ISIN, FIGI and reference price are allowed; {@code #} begins a remark.
 */
final class InstrumentFile {

    private static final int COLUMNS = 11;

    private InstrumentFile() {}

    static List<Instrument> read(Resource file) {
        try (var lines = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(InstrumentFile::parse)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The file of instruments cannot be read: " + file, e);
        }
    }

    private static Instrument parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("An instrument has " + COLUMNS + " columns: " + line);
        }
        String isin = emptyAsNull(cells[1]);
        String figi = emptyAsNull(cells[9]);
        if (isin != null && !CheckDigits.isIsin(isin) || figi != null && !CheckDigits.isFigi(figi)) {
            throw new IllegalStateException("A check digit is wrong: " + line);
        }
        return new Instrument(
                cells[0],
                isin,
                figi,
                AssetClass.valueOf(cells[2]),
                cells[3],
                cells[4],
                cells[5].isEmpty() ? null : new BigDecimal(cells[5]),
                new BigDecimal(cells[6]),
                new BigDecimal(cells[7]),
                cells[8],
                new BigDecimal(cells[10]));
    }

    private static String emptyAsNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }
}
