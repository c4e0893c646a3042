package org.tandemoms.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tandemoms.procurement.Demand;
import org.tandemoms.procurement.DemandHistory;
import org.tandemoms.procurement.PriceBreak;
import org.tandemoms.procurement.Supplier;
import org.tandemoms.procurement.SupplierItem;
import org.tandemoms.procurement.Suppliers;

/** Gives an empty sandbox suppliers, and a past that its forecasts can learn from. */
@Component
@Profile("sandbox")
@ConditionalOnProperty(name = "tandem.sandbox.sample-data", havingValue = "true", matchIfMissing = true)
class SamplePurchasing implements ApplicationRunner {

    private static final List<DayOfWeek> WORKING_WEEK = List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    private final Suppliers suppliers;
    private final DemandHistory history;
    private final Demand demand;

    SamplePurchasing(Suppliers suppliers, DemandHistory history, Demand demand) {
        this.suppliers = suppliers;
        this.history = history;
        this.demand = demand;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!suppliers.all().isEmpty()) {
            return;
        }
        LocalDate today = demand.today();
        each(
                "demand.csv",
                row -> history.imported(
                        row[0], row[1], today.minusDays(Integer.parseInt(row[2])), new BigDecimal(row[3])));
        each(
                "supplier_items.csv",
                row -> suppliers.save(new SupplierItem(
                        row[0],
                        row[1],
                        row[2],
                        null,
                        new BigDecimal(row[3]),
                        new BigDecimal(row[4]),
                        Arrays.stream(row[5].split(";"))
                                .map(one -> one.split("="))
                                .map(one -> new PriceBreak(new BigDecimal(one[0]), new BigDecimal(one[1])))
                                .toList(),
                        1)));
        each(
                "suppliers.csv",
                row -> suppliers.save(new Supplier(
                        row[0],
                        row[1],
                        row[2],
                        "supplier",
                        row[3],
                        Integer.parseInt(row[4]),
                        WORKING_WEEK,
                        List.of(),
                        new BigDecimal(row[5]),
                        null,
                        true)));
    }

    private static void each(String file, Consumer<String[]> row) {
        String path = "/sandbox/" + file;
        try (InputStream content = SamplePurchasing.class.getResourceAsStream(path);
                var lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .forEach(row);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
