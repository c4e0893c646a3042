package org.tandemoms.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.shared.Refused;

/** What customers owe on account, and what the bank tells of their payments. */
class ReceivablesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String FIRST = "INV-2026-000001";
    private static final String SECOND = "INV-2026-000002";

    private final AccountsInMemory accounts = new AccountsInMemory();
    private final Receivables receivables =
            new Receivables(accounts.items(), accounts.money(), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void twoInvoicesOfOneCustomer() {
        accounts.items().add(owed(FIRST, "100.00"));
        accounts.items().add(owed(SECOND, "40.00"));
    }

    private static OpenItem owed(String invoice, String amount) {
        return new OpenItem(
                invoice, "O-" + invoice, "C-100", "EUR", new BigDecimal(amount), List.of(), NOW, NOW, true, 1);
    }

    private static PaymentNotice paid(String reference, String invoice, String amount, String text) {
        return new PaymentNotice(
                reference, "C-100", invoice, new BigDecimal(amount), "EUR", LocalDate.parse("2026-03-01"), text);
    }

    private CustomerMoney book(PaymentNotice notice) {
        return receivables.book(notice, "ops|" + notice.bankReference() + "#h").money();
    }

    private BigDecimal owed(String invoice) {
        return accounts.items().find(invoice).orElseThrow().owed();
    }

    @Test
    void whatIsPaidToTheCentIsSettled() {
        CustomerMoney money = book(paid("B1", FIRST, "100.00", null));

        assertThat(money.result()).isEqualTo(CustomerMoney.Result.SETTLED);
        assertThat(owed(FIRST)).isEqualByComparingTo("0");
        assertThat(receivables.owedBy("C-100")).extracting(OpenItem::id).containsExactly(SECOND);
    }

    @Test
    void lessLeavesTheRestOpenAndMoreStaysWithTheCustomer() {
        assertThat(book(paid("B1", FIRST, "60.00", null)).result()).isEqualTo(CustomerMoney.Result.UNDERPAID);
        assertThat(owed(FIRST)).isEqualByComparingTo("40.00");

        CustomerMoney more = book(paid("B2", FIRST, "50.00", null));

        assertThat(more.result()).isEqualTo(CustomerMoney.Result.OVERPAID);
        assertThat(more.unallocated()).isEqualByComparingTo("10.00");
        assertThat(owed(FIRST)).isEqualByComparingTo("0");
    }

    @Test
    void whatIsPaidTwiceIsKeptAndShown() {
        book(paid("B1", FIRST, "100.00", null));

        CustomerMoney again = book(paid("B2", FIRST, "100.00", null));

        assertThat(again.result()).isEqualTo(CustomerMoney.Result.PAID_BEFORE);
        assertThat(again.unallocated()).isEqualByComparingTo("100.00");
    }

    @Test
    void invoiceNumbersAreReadFromWhatThePayerWrote() {
        CustomerMoney money = book(paid("B1", null, "140.00", "Rg. " + FIRST + ", " + SECOND + " thank you"));

        assertThat(money.result()).isEqualTo(CustomerMoney.Result.SETTLED);
        assertThat(money.allocations()).hasSize(2);
    }

    @Test
    void anAmountThatFitsOneInvoiceOnlyIsForThatOne() {
        assertThat(book(paid("B1", null, "40.00", "for the tea")).allocations())
                .extracting(CustomerMoney.Allocation::invoice)
                .containsExactly(SECOND);
        assertThat(book(paid("B2", null, "13.00", "for the tea")).result()).isEqualTo(CustomerMoney.Result.UNMATCHED);
    }

    @Test
    void theSameReferenceCountsOnceAndStandsForOnePaymentOnly() {
        PaymentNotice notice = paid("B1", FIRST, "30.00", null);
        book(notice);

        assertThat(receivables.book(notice, "ops|other-key#h").replayed()).isTrue();
        assertThat(owed(FIRST)).isEqualByComparingTo("70.00");
        assertThatThrownBy(() -> receivables.book(paid("B1", FIRST, "31.00", null), "ops|k#other"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> receivables.book(paid("B9", FIRST, "30.00", null), "ops|B1#h"))
                .as("the key was used for B1")
                .isInstanceOf(Refused.class);
    }

    @Test
    void moneyThatFitsNothingIsAllocatedByAPersonOnceAndNoMoreThanIsThere() {
        book(paid("B1", null, "120.00", "for the tea"));

        receivables.allocate("B1", FIRST, null, "ops|a#1");
        assertThat(receivables.allocate("B1", FIRST, null, "ops|a#1").replayed())
                .isTrue();
        assertThat(owed(FIRST)).isEqualByComparingTo("0");
        assertThatThrownBy(() -> receivables.allocate("B1", SECOND, new BigDecimal("20.01"), "ops|b#1"))
                .isInstanceOf(Refused.class);

        CustomerMoney done = receivables
                .allocate("B1", SECOND, new BigDecimal("20.00"), "ops|c#1")
                .money();

        assertThat(done.unallocated()).isEqualByComparingTo("0");
        assertThat(owed(SECOND)).isEqualByComparingTo("20.00");
    }

    @Test
    void theErpHearsOfEachPaymentOnce() {
        CustomerMoney known = book(paid("B1", FIRST, "100.00", null));
        assertThat(known.postings()).singleElement().satisfies(entry -> {
            assertThat(entry.debit()).isEqualTo("BANK");
            assertThat(entry.credit()).isEqualTo("RECEIVABLES");
            assertThat(entry.amount()).isEqualByComparingTo("100.00");
        });

        var unknown = new PaymentNotice(
                "B2", null, null, new BigDecimal("40.00"), "EUR", LocalDate.parse("2026-03-01"), "hello");
        assertThat(book(unknown).postings())
                .extracting(CustomerMoney.Posting::credit)
                .containsExactly("UNALLOCATED_RECEIPTS");
        assertThat(receivables.allocate("B2", SECOND, null, "ops|a#1").money().postings())
                .extracting(CustomerMoney.Posting::credit)
                .containsExactly("UNALLOCATED_RECEIPTS", "RECEIVABLES");
    }

    @Test
    void aBookingThatACrashLeftHalfwayGoesOnWhereItStood() {
        accounts.failOnce();
        PaymentNotice notice = paid("B1", null, "140.00", FIRST + " " + SECOND);
        assertThatThrownBy(() -> book(notice)).isInstanceOf(IllegalStateException.class);

        CustomerMoney money = book(notice);

        assertThat(money.result()).isEqualTo(CustomerMoney.Result.SETTLED);
        assertThat(money.allocations()).hasSize(2);
        assertThat(accounts.items().find(FIRST).orElseThrow().settlements()).hasSize(1);
    }

    @Test
    void manyPaymentsAtOnceNeverSettleMoreThanIsOwedAndLoseNoCent() throws Exception {
        List<Callable<CustomerMoney>> all = new ArrayList<>(IntStream.range(0, 40)
                .<Callable<CustomerMoney>>mapToObj(i -> () -> book(paid("P" + i % 20, FIRST, "7.00", null)))
                .toList());
        var threads = Executors.newFixedThreadPool(16);
        try {
            for (var one : threads.invokeAll(all)) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        BigDecimal received = new BigDecimal("140.00");
        BigDecimal unallocated = accounts.money().list(null, true, null, 100).stream()
                .map(CustomerMoney::unallocated)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        OpenItem item = accounts.items().find(FIRST).orElseThrow();
        assertThat(item.settled()).isEqualByComparingTo("100.00");
        assertThat(item.settled().add(unallocated)).isEqualByComparingTo(received);
    }

    // --- what goes back ---------------------------------------------------------------------------------------------

    private Receivables.Booked paidOut(String reference, String amount, String key) {
        BigDecimal wanted = amount == null ? null : new BigDecimal(amount);
        return receivables.payOut(reference, wanted, "SEPA 1", "ops|" + key + "#" + amount);
    }

    @Test
    void whatIsTooMuchGoesBackToTheCustomerOnce() {
        book(paid("B1", FIRST, "130.00", null));

        CustomerMoney money = paidOut("B1", "20.00", "k1").money();
        assertThat(paidOut("B1", "20.00", "k1").replayed()).isTrue();
        assertThat(money.unallocated()).isEqualByComparingTo("10.00");
        assertThat(paidOut("B1", null, "k2").money().unallocated()).isZero();
        assertThatThrownBy(() -> paidOut("B1", "0.01", "k3")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> paidOut("B1", "5.00", "k1")).isInstanceOf(Refused.class);

        assertThat(accounts.money().find("B1").orElseThrow().postings())
                .extracting(posting -> posting.debit() + " " + posting.credit() + " " + posting.amount())
                .containsExactly("BANK RECEIVABLES 130.00", "RECEIVABLES BANK 20.00", "RECEIVABLES BANK 10.00");
    }

    @Test
    void whatWasPaidOutSettlesNothing() {
        book(paid("B1", FIRST, "130.00", null));
        paidOut("B1", "25.00", "k1");

        assertThatThrownBy(() -> receivables.allocate("B1", SECOND, new BigDecimal("5.01"), "ops|a1#h"))
                .isInstanceOf(Refused.class);
        CustomerMoney money =
                receivables.allocate("B1", SECOND, null, "ops|a2#h").money();

        assertThat(owed(SECOND)).isEqualByComparingTo("35.00");
        assertThat(money.unallocated()).isZero();
        assertThat(money.paidOut()).isEqualByComparingTo("25.00");
        assertThat(money.postings()).hasSize(2);
    }

    @Test
    void moneyThatNobodyKnowsIsNotPaidOut() {
        receivables.book(
                new PaymentNotice(
                        "B9", null, null, new BigDecimal("10.00"), "EUR", LocalDate.parse("2026-03-01"), "thanks"),
                "ops|B9#h");

        assertThatThrownBy(() -> paidOut("B9", null, "k1"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("whose");
    }

    @Test
    void neverMoreThanTheBalanceHoweverManyAskAtOnce() throws Exception {
        book(paid("B1", FIRST, "150.00", null));
        List<Callable<Boolean>> wanted = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    try {
                        if (i % 4 == 0) {
                            receivables.allocate("B1", SECOND, new BigDecimal("7.00"), "ops|a" + i + "#h");
                        } else {
                            paidOut("B1", "7.00", "k" + i);
                        }
                        return true;
                    } catch (Refused nothingLeft) {
                        return false;
                    }
                })
                .toList();
        List<Boolean> got = new ArrayList<>();
        var threads = Executors.newFixedThreadPool(16);
        try {
            for (var one : threads.invokeAll(wanted)) {
                got.add(one.get());
            }
        } finally {
            threads.shutdownNow();
        }

        CustomerMoney money = accounts.money().find("B1").orElseThrow();
        BigDecimal settled = new BigDecimal("40.00").subtract(owed(SECOND));
        assertThat(got).as("seven times seven of fifty").filteredOn(one -> one).hasSize(7);
        assertThat(money.unallocated()).isEqualByComparingTo("1.00");
        assertThat(money.paidOut().add(settled)).isEqualByComparingTo("49.00");
    }
}
