package org.tandemoms.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tandemoms.compliance.SanctionsList;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.ExpectedReceipts;
import org.tandemoms.inventory.Inventory;
import org.tandemoms.inventory.Item;
import org.tandemoms.inventory.Location;
import org.tandemoms.parties.Customer;
import org.tandemoms.parties.Customers;
import org.tandemoms.sales.PriceList;
import org.tandemoms.shared.Money;

/** Fills an empty sandbox with the sample goods; a sandbox that has them keeps what has become of them. */
@Component
@Profile("sandbox")
@ConditionalOnProperty(name = "tandem.sandbox.sample-data", havingValue = "true", matchIfMissing = true)
class SampleGoods implements ApplicationRunner {

    private final Catalogue catalogue;
    private final Inventory inventory;
    private final ExpectedReceipts expected;
    private final Clock clock;
    private final Customers customers;
    private final SanctionsList sanctions;
    private final PriceList prices;

    SampleGoods(
            Catalogue catalogue,
            Inventory inventory,
            ExpectedReceipts expected,
            Clock clock,
            Customers customers,
            SanctionsList sanctions,
            PriceList prices) {
        this.catalogue = catalogue;
        this.inventory = inventory;
        this.expected = expected;
        this.clock = clock;
        this.customers = customers;
        this.sanctions = sanctions;
        this.prices = prices;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!catalogue.items().isEmpty() && !customers.all().isEmpty()) {
            return;
        }
        each("locations.csv", row -> catalogue.save(new Location(row[0], row[1], row[2])));
        each("sanctions.csv", row -> sanctions.save(row[0], row[1], row[2]));
        each(
                "stock.csv",
                row -> inventory.receive(
                        row[0], row[1], new BigDecimal(row[2]), "sample", "Opening stock of the sandbox"));
        expected.expect(
                "sample-preorder",
                "PREORDER-1",
                "BER",
                new BigDecimal("200"),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(21),
                "First delivery of the travel kettle");
        each(
                "items.csv",
                row -> catalogue.save(new Item(
                        row[0],
                        row[1],
                        row[2],
                        new BigDecimal(row[3]),
                        row[4],
                        new BigDecimal(row[5]),
                        Boolean.parseBoolean(row[6]))));
        each(
                "customers.csv",
                row -> customers.save(new Customer(
                        row[0],
                        row[1],
                        row[2],
                        row[3],
                        row[7],
                        row[4].isEmpty() ? null : Money.of(row[4], row[5]),
                        Boolean.parseBoolean(row[6]))));
        each(
                "prices.csv",
                row -> prices.save(new PriceList.Entry(
                        row[0],
                        row[1],
                        row[2],
                        List.of(new PriceList.Tier(new BigDecimal(row[3]), new BigDecimal(row[4]))))));
    }

    private static void each(String file, Consumer<String[]> row) {
        String path = "/sandbox/" + file;
        try (InputStream content = SampleGoods.class.getResourceAsStream(path);
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
