package org.tandemoms.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.tandemoms.sales.Goods.dec;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Item;
import org.tandemoms.orders.OrdersInMemory;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.sales.CarrierService;
import org.tandemoms.sales.Goods;
import org.tandemoms.sales.Picking;
import org.tandemoms.sales.SalesOrder;
import org.tandemoms.shared.PartnerQuestions;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** What a carrier takes for a shipment, and that nobody waits for one that does not say. */
class CarrierRatesTest {

    private static final String FIRST = Goods.ID + "-1";
    private static final Map<String, Object> STANDARD =
            Map.of("service", "STANDARD", "name", "Standard", "price", "5.50", "currency", "EUR", "days", 2);
    private static final Map<String, Object> EXPRESS =
            Map.of("service", "EXPRESS", "name", "Express", "price", "13.10", "currency", "EUR");

    private final OrdersInMemory house = Goods.house();
    private final Map<String, Object> asked = new HashMap<>();
    private Optional<Map<String, Object>> answer =
            Optional.of(Map.of("outcome", "QUOTED", "rates", List.of(EXPRESS, STANDARD)));
    private CarrierRates rates;

    @BeforeEach
    void toPack() {
        Catalogue catalogue = mock(Catalogue.class);
        when(catalogue.item("TEA"))
                .thenReturn(Optional.of(new Item("TEA", "Tea", null, dec("10.00"), "EUR", dec("120"), false)));
        PartnerQuestions carrier = (destination, key, orderId, type, question) -> {
            asked.clear();
            asked.putAll(question);
            return answer;
        };
        Clock clock = Clock.fixed(Goods.NOW, ZoneOffset.UTC);
        var warehouse = new Warehouse(house.orders(), mock(Jobs.class), null, catalogue, null, null, clock);
        rates = new CarrierRates(warehouse, house.orders(), catalogue, carrier);

        SalesOrder order = Goods.order(Goods.line("1", "3"));
        order.allocation().allot(List.of(Goods.held("1", "BER", "3")));
        Goods.paidFor(order);
        order.warehouse().plan(location -> true, () -> Goods.NOW);
        order.warehouse().pick(FIRST, "TEA", dec("3"), false);
        order.warehouse().finishPicking(Goods.NOW);
        house.store(order);
    }

    private SalesOrder order() {
        return house.orders().get(Goods.ID, SalesOrder.class);
    }

    private void pack(String quantity, String grams) {
        house.orders().change(Goods.ID, SalesOrder.class, order -> order.warehouse()
                .pack(
                        FIRST,
                        "k" + quantity,
                        List.of(new Picking.Content("TEA", dec(quantity))),
                        grams == null ? null : dec(grams),
                        () -> "340123450000000018"));
    }

    @Test
    void theCarrierIsToldWhatIsWeighedAndWhatTheRestWillWeigh() {
        pack("2", "290");

        assertThat(rates.offers(FIRST))
                .extracting(CarrierService::code)
                .as("cheapest first")
                .containsExactly("STANDARD", "EXPRESS");
        assertThat(asked.get("parcels")).isEqualTo(List.of(Map.of("weightGrams", "290"), Map.of("weightGrams", "120")));
        assertThat(asked.get("shipTo")).isEqualTo(Map.of("postalCode", "10115", "country", "DE"));
    }

    @Test
    void whatIsChosenIsKeptWithItsPriceAndBooked() {
        rates.choose(FIRST, "EXPRESS");
        pack("3", null);
        house.orders()
                .change(Goods.ID, SalesOrder.class, order -> order.shipping().book());

        assertThat(order().shipment(FIRST).orElseThrow().service())
                .isEqualTo(new CarrierService("EXPRESS", "Express", dec("13.10"), "EUR", null));
        assertThat(OutboxOf.messages(order(), "carrier.book"))
                .singleElement()
                .satisfies(message -> assertThat(message.text("service")).isEqualTo("EXPRESS"));
    }

    @Test
    void aCarrierThatIsSilentIsToldApartAndTheShipmentGoesByTheDefault() {
        answer = Optional.empty();

        assertThatThrownBy(() -> rates.offers(FIRST))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo(ProblemCode.UNAVAILABLE));
        assertThatThrownBy(() -> rates.choose(FIRST, "EXPRESS")).isInstanceOf(Refused.class);
        rates.choose(FIRST, "STANDARD");
        pack("3", null);
        house.orders()
                .change(Goods.ID, SalesOrder.class, order -> order.shipping().book());

        assertThat(order().shipment(FIRST).orElseThrow().service()).isEqualTo(CarrierService.unpriced());
        assertThat(OutboxOf.messages(order(), "carrier.book")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"free", "-1", "NaN", "", "1E+999999999", "1E-999999999", "5.5000000000000000000001"})
    void anAnswerThatMakesNoSenseIsNoAnswer(String price) {
        answer = Optional.of(Map.of(
                "outcome",
                "QUOTED",
                "rates",
                List.of(STANDARD, Map.of("service", "EXPRESS", "name", "Express", "price", price, "currency", "EUR"))));

        assertThatThrownBy(() -> rates.offers(FIRST))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo(ProblemCode.UNAVAILABLE));
    }

    @Test
    void aServiceThatIsNotOfferedIsRefusedAndNothingChanges() {
        assertThatThrownBy(() -> rates.choose(FIRST, "DRONE")).isInstanceOfSatisfying(Refused.class, no -> {
            assertThat(no.problem().code()).isEqualTo(ProblemCode.VALIDATION);
            assertThat(no.problem().errors().get(0).detail()).contains("STANDARD, EXPRESS");
        });
        assertThat(order().shipment(FIRST).orElseThrow().service()).isNull();
    }

    @Test
    void afterTheLastParcelItIsTooLate() {
        pack("3", null);

        assertThatThrownBy(() -> rates.choose(FIRST, "EXPRESS"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo(ProblemCode.TOO_LATE));
    }
}
