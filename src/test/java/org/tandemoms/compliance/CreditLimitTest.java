package org.tandemoms.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.tandemoms.sales.Goods.dec;
import static org.tandemoms.sales.Goods.line;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
                new CreditExposure(house, receivables, this::claim, new InEuro(fx)),
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

    private Map<String, BigDecimal> claim(String customerId, String orderId, BigDecimal amount) {
        judged.put(orderId, amount);
        return judged;
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
    void whoHasNoLimitIsNotMeasured() {
        limit(null);
        invoice("INV-2026-000001", "DONE", WHO, "900000.00", "EUR");

        assertThat(isOver(wants("NEW", "84"))).isFalse();
    }
}
