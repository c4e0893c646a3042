package org.tandemoms.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who wants every order that matches gets every one, however many fit on a page. */
class OrderSearchTest extends StoredOrdersTest {

    @Test
    void everyOrderIsMetOnceWhateverThePage() {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            placed.add(house.place("P" + i).orderId());
        }
        placed.sort(Comparator.reverseOrder());

        for (int page = 1; page <= placed.size() + 1; page++) {
            List<String> met = new ArrayList<>();
            house.store().each(OrderFilter.of(OrderKind.SALES).atMost(page), order -> met.add(order.id()));
            assertThat(met).as("met on pages of %d", page).isEqualTo(placed);
        }
    }

    @Test
    void ordersThatAreDoneAreNotAmongTheOpenOnes() {
        String open = house.place("OPEN").orderId();
        String done = house.place("DONE").orderId();
        house.orders().change(done, PlainOrder.class, PlainOrder::complete);

        List<String> met = new ArrayList<>();
        house.store().each(OrderFilter.open(OrderKind.SALES).atMost(1), order -> met.add(order.id()));

        assertThat(met).contains(open).doesNotContain(done);
    }

    @Test
    void aNameThatNothingCanHaveFindsNothing() {
        house.place("A");

        for (String text : List.of("a\0b", "\0", "(", "[a-", "\\E(")) {
            var filter = new OrderFilter(
                    OrderKind.SALES, null, null, Map.of(), null, null, null, text, null, null, OrderFilter.PAGE);
            assertThat(house.store().search(filter)).as(text).isEmpty();
        }
    }
}
