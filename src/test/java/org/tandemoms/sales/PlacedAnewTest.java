package org.tandemoms.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tandemoms.sales.Goods.line;
import static org.tandemoms.sales.Goods.totals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tandemoms.identity.Actor;
import org.tandemoms.orders.OutboxOf;

/** The engine failed while the order was placed, and the order is made anew from the same terms. */
class PlacedAnewTest {

    @Test
    void theSecondAttemptAsksForItsOwnMoney() {
        SalesTerms terms = new SalesTerms(
                "A-1",
                "C-100",
                "EUR",
                List.of(line("1", "2")),
                totals(line("1", "2")),
                new Address("Anna", "Street 1", "Berlin", "10115", "DE"),
                null,
                false,
                false,
                Payment.open(PaymentMethod.CARD, "tok_ok"));
        new SalesOrder(Goods.ID, "partner-acme", terms, Goods.NOW, Actor.SYSTEM).askAuthorisation();

        SalesOrder again = new SalesOrder(Goods.ID, "partner-acme", terms, Goods.NOW, Actor.SYSTEM);
        again.askAuthorisation();

        assertThat(OutboxOf.messages(again, "payment.authorise")).hasSize(1);
    }
}
