package org.tandemoms.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.tandemoms.sales.Goods.dec;
import static org.tandemoms.sales.Goods.line;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tandemoms.billing.AccountsInMemory;
import org.tandemoms.billing.OpenItem;
import org.tandemoms.billing.PaymentNotice;
import org.tandemoms.billing.Receivables;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.marketdata.FxRates;
import org.tandemoms.orders.OrdersInMemory;
import org.tandemoms.parties.Customer;
import org.tandemoms.parties.Customers;
import org.tandemoms.sales.Goods;
import org.tandemoms.sales.PaymentMethod;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.shared.Money;

/** What a customer may owe: open orders, unpaid invoices and the new order together, against the limit. */
class CreditLimitTest {

    private static final String WHO = "C-200";

    private final OrdersInMemory house = Goods.house();
    private final AccountsInMemory accounts = new AccountsInMemory();
    private final Receivables receivables = accounts.receivables(Clock.fixed(Goods.NOW, ZoneOffset.UTC));
    private final Map<String, Customer> customers = new HashMap<>();
    private final Map<String, String> rates = new HashMap<>(Map.of("EUR", "1"));
    private final Map<String, BigDecimal> judged = new HashMap<>();
    private GoodsFacts facts;

    @BeforeEach
    void aThousandEuros() {
        limit(Money.of("1000.00", "EUR"));
        FxRates fx = mock(FxRates.class);
        when(fx.rate(any(), any())).thenAnswer(asked -> Optional.ofNullable(rates.get(asked.<String>getArgument(0)))
                .map(BigDecimal::new));
        facts = new GoodsFacts(
                new KnownCustomers(),
                mock(Catalogue.class),
                new NameScreening(mock(SanctionsList.class)),
                new DestinationRules(Set.of()),
                new CreditExposure(house, receivables, new Claims(), new InEuro(fx), dec("10000.00")),
                new InEuro(fx));
    }

    private final class KnownCustomers implements Customers {

        @Override
        public Optional<Customer> find(String id) {
            return Optional.ofNullable(customers.get(id));
        }

        @Override
        public List<Customer> all() {
            return List.copyOf(customers.values());
        }

        @Override
        public void save(Customer customer) {
            customers.put(customer.id(), customer);
        }
    }

    private final class Claims implements CreditClaims {

        @Override
        public Map<String, BigDecimal> claim(String customerId, String orderId, BigDecimal amount) {
            judged.put(orderId, amount);
            return Map.copyOf(judged);
        }

        @Override
        public void forget(String customerId, Collection<String> orderIds) {
            judged.keySet().removeAll(orderIds);
        }
    }

    private void limit(Money limit) {
        customers.put(WHO, new Customer(WHO, "Blue Cup Ltd", "buyer@bluecup.example", "DE", null, limit, false));
    }

    /** Pieces at 10.00 and 19% tax: 11.90 each. */
    private static SalesOrder wants(String id, String pieces) {
        return Goods.order(id, WHO, PaymentMethod.INVOICE, line("1", pieces));
    }

    private SalesOrder openOrder(String id, String pieces) {
        SalesOrder order = wants(id, pieces);
        house.store(order);
        return order;
    }

    private void invoice(String number, String orderId, String customer, String amount, String currency) {
        accounts.items()
                .add(new OpenItem(
                        number, orderId, customer, currency, dec(amount), List.of(), Goods.NOW, Goods.NOW, true, 1));
    }

    private void pays(String reference, String number, String amount) {
        receivables.book(
                new PaymentNotice(
                        reference, WHO, number, dec(amount), "EUR", LocalDate.parse("2026-03-02"), "thank you"),
                "ops|" + reference + "#1");
    }

    private boolean isOver(SalesOrder order) {
        return (boolean) facts.facts(order).get("overCreditLimit");
    }

    @Test
    void theNewOrderAloneMayReachTheLimitToTheCent() {
        limit(Money.of("119.00", "EUR"));

        assertThat(isOver(wants("NEW", "10"))).isFalse();
        assertThat(isOver(wants("NEW", "11"))).isTrue();
    }

    @Test
    void unpaidInvoicesOfOrdersThatAreDoneCountUntilTheyArePaid() {
        invoice("INV-2026-000001", "DONE", WHO, "900.00", "EUR");

        assertThat(isOver(wants("NEW", "10"))).as("900.00 and 119.00").isTrue();

        pays("B1", "INV-2026-000001", "18.99");
        assertThat(isOver(wants("NEW", "10"))).as("881.01 and 119.00").isTrue();

        pays("B2", "INV-2026-000001", "0.01");
        assertThat(isOver(wants("NEW", "10"))).as("881.00 and 119.00").isFalse();

        pays("B3", "INV-2026-000001", "881.00");
        assertThat(isOver(wants("NEW", "84"))).as("999.60").isFalse();
    }

    @Test
    void openOrdersCountAndAreNotCountedAgainByTheirInvoices() {
        openOrder("OPEN", "42");
        assertThat(isOver(wants("NEW", "42"))).as("499.80 twice").isFalse();

        invoice("INV-2026-000001", "OPEN", WHO, "499.80", "EUR");
        assertThat(isOver(wants("NEW", "42"))).as("invoiced, not done yet").isFalse();
        assertThat(isOver(wants("NEW", "43"))).as("499.80 and 511.70").isTrue();
    }

    @Test
    void anOrderThatHasEndedCountsByItsInvoiceOnly() {
        SalesOrder order = openOrder("OPEN", "42");
        house.orders().change(order.id(), SalesOrder.class, Goods::givenUp);

        assertThat(isOver(wants("NEW", "84"))).as("cancelled, nothing owed").isFalse();

        invoice("INV-2026-000001", "OPEN", WHO, "11.90", "EUR");
        assertThat(isOver(wants("NEW", "84"))).as("a part had been sent").isTrue();
    }

    @Test
    void anOrderThatIsLookedAtAgainIsNotCountedTwice() {
        SalesOrder order = openOrder("OPEN", "84");
        invoice("INV-2026-000001", "OPEN", WHO, "999.60", "EUR");

        assertThat(isOver(order)).isFalse();
    }

    @Test
    void ordersThatAreJudgedAtTheSameMomentSeeEachOther() {
        assertThat(isOver(wants("FIRST", "42"))).isFalse();

        assertThat(isOver(wants("SECOND", "43"))).as("499.80 and 511.70").isTrue();
        assertThat(isOver(wants("SECOND", "42"))).as("499.80 twice").isFalse();
    }

    @Test
    void anOpenOrderThatIsAskedToGrowCountsAsItWillBe() {
        openOrder("OPEN", "10");
        judged.put("OPEN", dec("952.00"));

        assertThat(isOver(wants("NEW", "10"))).as("952.00 and 119.00").isTrue();
    }

    @Test
    void anOrderThatEndedAMomentAgoNoLongerCounts() {
        SalesOrder order = openOrder("OPEN", "84");
        judged.put("OPEN", dec("999.60"));
        house.orders().change(order.id(), SalesOrder.class, Goods::givenUp);

        assertThat(isOver(wants("NEW", "84"))).isFalse();
        assertThat(judged).as("read once, not with every order that comes").containsOnlyKeys("NEW");
    }

    @Test
    void whatOthersOweDoesNotCount() {
        customers.put(
                "C-900", new Customer("C-900", "Green Cup", "g@c.example", "DE", null, Money.of("1.00", "EUR"), false));
        house.store(Goods.order("THEIRS", "C-900", PaymentMethod.INVOICE, line("1", "80")));
        invoice("INV-2026-000001", "DONE", "C-900", "900.00", "EUR");

        assertThat(isOver(wants("NEW", "84"))).isFalse();
    }

    @Test
    void debtsInOtherCurrenciesAreConvertedAndWithoutARateAPersonLooks() {
        rates.put("USD", "0.50");
        invoice("INV-2026-000001", "DONE", WHO, "1000.00", "USD");

        assertThat(isOver(wants("NEW", "42"))).as("500.00 and 499.80").isFalse();
        assertThat(isOver(wants("NEW", "43"))).as("500.00 and 511.70").isTrue();

        invoice("INV-2026-000002", "DONE-TOO", WHO, "1.00", "XTS");
        assertThat(isOver(wants("NEW", "1")))
                .as("nobody knows what 1.00 XTS is worth")
                .isTrue();
    }

    @Test
    void whoHasNoLimitPaysAtOnceOrOwesWhatTheHouseLendsToAnybody() {
        limit(null);
        house.store(Goods.order("PAID", WHO, PaymentMethod.CARD, line("1", "100000")));
        assertThat(isOver(wants("NEW", "840"))).as("9,996.00 on account").isFalse();
        assertThat(isOver(wants("NEW", "841"))).as("10,007.90 on account").isTrue();

        invoice("INV-2026-000001", "DONE", WHO, "9000.00", "EUR");
        assertThat(isOver(wants("NEW", "84"))).as("9,000.00 and 999.60").isFalse();
        assertThat(isOver(wants("NEW", "85"))).as("9,000.00 and 1,011.50").isTrue();
        assertThat(isOver(Goods.order("CARD", WHO, PaymentMethod.CARD, line("1", "100000"))))
                .as("by card")
                .isFalse();
    }

    private Debtors debtors(String now) {
        FxRates fx = mock(FxRates.class);
        when(fx.rate(any(), any())).thenAnswer(asked -> Optional.ofNullable(rates.get(asked.<String>getArgument(0)))
                .map(BigDecimal::new));
        var euro = new InEuro(fx);
        return new Debtors(
                receivables,
                new KnownCustomers(),
                new CreditExposure(house, receivables, new Claims(), euro, dec("10000.00")),
                euro,
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    @Test
    void whatIsOwedIsShownByHowLateItIs() {
        invoice("INV-2026-000001", "A", WHO, "100.00", "EUR");
        invoice("INV-2026-000002", "B", WHO, "7.00", "USD");
        invoice("INV-2026-000003", "C", "C-300", "5.00", "EUR");
        rates.put("USD", "0.90");
        pays("P1", "INV-2026-000001", "40.00");

        assertThat(debtors("2026-03-02T09:00:00Z").list(null, 10))
                .extracting(Debtor::customerId)
                .containsExactly(WHO, "C-300");
        assertThat(debtors("2026-03-02T09:00:00Z").list(WHO, 10))
                .extracting(Debtor::customerId)
                .containsExactly("C-300");
        assertThat(owedInEuro("2026-03-02T09:00:00Z").notDue()).isEqualByComparingTo("60.00");
        assertThat(owedInEuro("2026-03-02T09:00:01Z").days30()).isEqualByComparingTo("60.00");
        assertThat(owedInEuro("2026-04-01T08:59:59Z").days30()).isEqualByComparingTo("60.00");
        assertThat(owedInEuro("2026-04-01T09:00:00Z").days60()).isEqualByComparingTo("60.00");
        assertThat(owedInEuro("2026-05-15T09:00:00Z").days90()).isEqualByComparingTo("60.00");
        Debtor.Ages old = owedInEuro("2026-07-01T09:00:00Z");
        assertThat(old.older()).isEqualByComparingTo("60.00");
        assertThat(old.total()).isEqualByComparingTo("60.00");
        assertThat(old.notDue().add(old.days30()).add(old.days60()).add(old.days90()))
                .isZero();
    }

    private Debtor.Ages owedInEuro(String now) {
        return debtors(now).list(null, 1).get(0).owed().stream()
                .filter(one -> one.currency().equals("EUR"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theExposureIsWhatCountsAgainstTheLimit() {
        openOrder("OPEN", "10");
        invoice("INV-2026-000001", "OPEN", WHO, "119.00", "EUR");
        invoice("INV-2026-000002", "DONE", WHO, "881.00", "EUR");

        Debtor debtor = debtors("2026-03-02T09:00:00Z").list(null, 1).get(0);
        assertThat(debtor.exposureEur())
                .as("an open order and its invoice count once")
                .isEqualByComparingTo("1000.00");
        assertThat(debtor.overLimit()).isFalse();

        invoice("INV-2026-000003", "DONE2", WHO, "0.01", "EUR");
        assertThat(debtors("2026-03-02T09:00:00Z").list(null, 1).get(0).overLimit())
                .isTrue();
        invoice("INV-2026-000004", "DONE3", WHO, "1.00", "XAU");
        assertThat(debtors("2026-03-02T09:00:00Z").list(null, 1).get(0).exposureEur())
                .as("no rate")
                .isNull();
    }
}
