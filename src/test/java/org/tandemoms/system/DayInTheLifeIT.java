package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.system.Bought.Fate;
import org.tandemoms.system.PartnersBooks.Entry;

/**
 * Five hundred orders of all kinds over two weeks of the shop's time, with returns, short picks, lost parcels, a supplier
 * that comes late and what was bought from it. In the end stock, cash, invoices and ERP say the same, to the piece and the
 * cent. {@code -Dtandem.seed=...} repeats what everybody decided.
 */
@DisplayName("A day in the life")
class DayInTheLifeIT {

    private static final int ORDERS = Integer.getInteger("tandem.orders", 500);
    private static final int DAYS_OF_ORDERS = 5;
    private static final int LAST_DAY = 25;
    private static final int DAYS_LATE = 3;

    @TempDir
    static Path data;

    private TandemProcess tandem;
    private ShopBooks books;
    private ShopDays shop;

    @Test
    void booksStockCashAndErpAgreeInTheEnd() throws Exception {
        long seed = Long.getLong("tandem.seed", System.nanoTime());
        System.out.println("A day in the life: seed " + seed);
        Instant began = Instant.now();
        tandem = TandemProcess.withSimulators(data);
        try (TandemProcess running = tandem) {
            running.start(
                    "--tandem.sandbox.mongo-port=" + tandem.storePort(),
                    "--tandem.sandbox.movable-clock=true",
                    "--tandem.procurement.scheduled=false");
            Instant opened = Instant.now();
            books = new ShopBooks(tandem.storePort());
            var opening = books.onHand();
            shop = new ShopDays(tandem, seed);
            daysPass();

            assertThat(books.unfinished()).isEmpty();
            everythingHappened();
            everyOrderCameToItsEnd();
            books.nothingWasOversold(opening, shop.added());
            books.counterIsLedger();
            books.holdsAndOrdersAgree();
            books.nobodyPaidForNothing();
            cashInvoicesAndErpAgree();
            theSupplierWasRemindedAndPaidOnce();
            System.out.printf(
                    "A day in the life: start %ds, orders and audit %ds%n",
                    Duration.between(began, opened).toSeconds(),
                    Duration.between(opened, Instant.now()).toSeconds());
            shop.deeds().forEach((deed, times) -> System.out.printf("  %-40s %d%n", deed, times));
        } finally {
            if (books != null) {
                books.close();
            }
        }
    }

    private void daysPass() throws Exception {
        LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
        for (int day = 0; day < LAST_DAY && (day <= DAYS_OF_ORDERS || isAnythingOpen()); day++) {
            if (day < DAYS_OF_ORDERS) {
                shop.customersOrder(ORDERS / DAYS_OF_ORDERS);
            }
            shop.untilQuiet(books);
            shop.customersChangeTheirMinds(books.statuses("SALES"));
            shop.customersSendBack(books.statuses("SALES"));
            if (day < DAYS_OF_ORDERS) {
                shop.buyerLooks();
            }
            if (day == DAYS_OF_ORDERS) {
                shop.kettlesArrive();
            }
            shop.supplierComesLate(today, DAYS_LATE);
            shop.untilQuiet(books);
            if (day > DAYS_OF_ORDERS && shop.openPurchases().isEmpty() && isAnythingOpen()) {
                shop.cupsArrive(500);
                shop.untilQuiet(books);
            }
            today = shop.nextDay();
        }
        shop.customersSendBack(books.statuses("SALES"));
        shop.untilQuiet(books);
    }

    private boolean isAnythingOpen() {
        return !books.unfinished().isEmpty();
    }

    // --- what must be so
    // ----------------------------------------------------------------------------------------------

    private void everythingHappened() {
        assertThat(shop.deeds().keySet())
                .contains(
                        "task decideOnOrder APPROVE",
                        "task pickGoods SHORT",
                        "task resolveShipment RETRY",
                        "task resolveShipment CANCEL",
                        "task collectPayment WRITE_OFF",
                        "task decideOnLate WAIT",
                        "purchases received late",
                        "return RESTOCK",
                        "return SCRAP",
                        "return REJECT");
    }

    private void everyOrderCameToItsEnd() {
        Map<String, String> statuses = books.statuses("SALES");
        assertThat(shop.orders()).hasSize(ORDERS);
        shop.orders().forEach((id, bought) -> {
            boolean allCameBack =
                    "RETURNED".equals(statuses.get(id)) && bought.back() != null && bought.quantity() == 1;
            if (!allCameBack) {
                assertThat(statuses.get(id)).as("%s %s", id, bought).isEqualTo(bought.fate().end);
            }
        });
    }

    /** Order by order, and all together. */
    private void cashInvoicesAndErpAgree() {
        PartnersBooks partners = PartnersBooks.of(tandem);
        Map<String, BigDecimal> invoices = books.issued("INVOICE");
        Map<String, BigDecimal> credits = books.issued("CREDIT_NOTE");
        Map<String, BigDecimal> totals = new TreeMap<>();
        shop.orders().forEach((id, bought) -> {
            BigDecimal invoiced = invoices.getOrDefault(id, BigDecimal.ZERO);
            BigDecimal credited = credits.getOrDefault(id, BigDecimal.ZERO);
            BigDecimal cash = partners.sum(id, "CAPTURE").subtract(partners.sum(id, "REFUND"));
            BigDecimal due = bought.fate().isPaidByCard() && bought.fate() != Fate.NOT_COLLECTED
                    ? invoiced.subtract(credited)
                    : BigDecimal.ZERO;
            assertThat(cash).as("cash of %s %s", id, bought).isEqualByComparingTo(due);
            assertThat(invoiced.signum())
                    .as("invoice of %s %s", id, bought)
                    .isEqualTo(bought.fate().end.equals("COMPLETED") ? 1 : 0);
            erpAgrees(partners, id, bought, invoiced, credited);
            sum(totals, "invoiced", invoiced);
            sum(totals, "credited", credited);
            sum(totals, "captured", partners.sum(id, "CAPTURE"));
            sum(totals, "refunded", partners.sum(id, "REFUND"));
            sum(totals, "written off", bought.fate() == Fate.NOT_COLLECTED ? invoiced : BigDecimal.ZERO);
            sum(
                    totals,
                    "owed on invoice",
                    bought.fate().isPaidByCard() ? BigDecimal.ZERO : invoiced.subtract(credited));
        });
        System.out.println("A day in the life: EUR " + totals);
        Function<String, BigDecimal> total = totals::get;
        assertThat(total.apply("captured").subtract(total.apply("refunded")))
                .as("captures less refunds = invoices less credit notes, less what is owed and written off")
                .isEqualByComparingTo(total.apply("invoiced")
                        .subtract(total.apply("credited"))
                        .subtract(total.apply("owed on invoice"))
                        .subtract(total.apply("written off")));
    }

    private static void erpAgrees(
            PartnersBooks partners, String id, Bought bought, BigDecimal invoiced, BigDecimal credited) {
        BigDecimal sales = journal(partners, id, false);
        assertThat(sales).as("journal of %s %s", id, bought).isEqualByComparingTo(invoiced);
        assertThat(journal(partners, id, true))
                .as("credits in the journal of %s %s", id, bought)
                .isEqualByComparingTo(credited);
        assertThat(partners.sum(id, "INVOICE"))
                .as("invoice in the ERP of %s %s", id, bought)
                .isEqualByComparingTo(invoiced);
        assertThat(partners.done(id, "JOURNAL").stream().filter(entry -> !isCredit(entry)))
                .as("booking entries of %s %s", id, bought)
                .hasSize(invoiced.signum());
    }

    private static BigDecimal journal(PartnersBooks partners, String id, boolean credits) {
        return partners.done(id, "JOURNAL").stream()
                .filter(entry -> isCredit(entry) == credits)
                .map(Entry::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isCredit(Entry entry) {
        return entry.key().contains("erp-credit");
    }

    private static void sum(Map<String, BigDecimal> totals, String name, BigDecimal amount) {
        totals.merge(name, amount, BigDecimal::add);
    }

    private void theSupplierWasRemindedAndPaidOnce() {
        PartnersBooks partners = PartnersBooks.of(tandem);
        Map<String, String> purchases = books.statuses("PURCHASE");
        assertThat(purchases).isNotEmpty();
        purchases.forEach((id, status) -> {
            assertThat(status).as("purchase %s", id).isEqualTo("COMPLETED");
            assertThat(partners.done(id, "PURCHASE_ORDER"))
                    .as("orders of %s", id)
                    .hasSize(1);
            assertThat(partners.done(id, "REMINDER")).as("reminders of %s", id).isNotEmpty();
            assertThat(partners.done(id, "JOURNAL")).as("payables of %s", id).hasSize(1);
            assertThat(partners.sum(id, "JOURNAL"))
                    .as("payable of %s", id)
                    .isEqualByComparingTo(partners.sum(id, "PURCHASE_ORDER"));
        });
    }
}
