package org.tandemoms.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.inventory.Catalogue;
import org.tandemoms.inventory.Location;
import org.tandemoms.orders.OrdersInMemory;
import org.tandemoms.orders.OutboxOf;
import org.tandemoms.shared.Refused;

/** Sixteen at once propose, order, receive and bill the same cups: they are bought, received and paid once. */
class PurchasesTogetherTest {

    private static final int THREADS = 16;
    private static final Clock CLOCK = Clock.fixed(CupsWanted.NOW, ZoneOffset.UTC);

    private final OrdersInMemory house = new OrdersInMemory(PurchaseOrder.class, CLOCK, any -> {});

    private Purchasing purchasing() {
        ReplenishmentPlanner planner = mock(ReplenishmentPlanner.class);
        when(planner.plan(anyString(), anyString())).thenAnswer(any -> Optional.of(CupsWanted.plan("120")));
        Suppliers suppliers = mock(Suppliers.class);
        when(suppliers.sellersOf("CUP"))
                .thenReturn(List.of(new SupplierItem(
                        "S-POTTERY",
                        "CUP",
                        "KB-17",
                        null,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        List.of(new PriceBreak(BigDecimal.ZERO, new BigDecimal("3.80"))),
                        1)));
        Supplier pottery = new Supplier(
                "S-POTTERY", "Pottery", "EUR", "supplier", "K-1", 5, List.of(), List.of(), BigDecimal.TEN, null, true);
        when(suppliers.find("S-POTTERY")).thenReturn(Optional.of(pottery));
        Catalogue catalogue = mock(Catalogue.class);
        when(catalogue.locations()).thenReturn(List.of(new Location("BER", "Berlin", "DE")));
        Demand demand = mock(Demand.class);
        when(demand.today()).thenReturn(CupsWanted.TODAY);
        return new Purchasing(planner, suppliers, catalogue, demand, house.orders(), house.placing(), CLOCK, false);
    }

    private PurchaseOrder purchase() {
        return house.orders().get(CupsWanted.ID, PurchaseOrder.class);
    }

    @Test
    void theSameShelfIsProposedOnceADay() throws Exception {
        Purchasing purchasing = purchasing();

        List<Purchasing.Proposed> answers = atOnce(() -> purchasing.propose("CUP", "BER"));

        assertThat(answers)
                .filteredOn(answer -> answer.made().equals(List.of(CupsWanted.ID)))
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.standing().equals(List.of(CupsWanted.ID)))
                .hasSize(THREADS - 1);
        assertThat(OutboxOf.messages(purchase(), "workflow.start")).hasSize(1);
        assertThat(purchasing.propose("CUP", "BER").standing()).containsExactly(CupsWanted.ID);
    }

    @Test
    void theSupplierIsAskedOnce() throws Exception {
        house.store(CupsWanted.purchase("120"));

        atOnce(() -> changed(PurchaseOrder::order));

        assertThat(OutboxOf.messages(purchase(), "supplier.order")).hasSize(1);
    }

    @Test
    void oneDeliveryNoteIsOneReceiptHoweverManyScanIt() throws Exception {
        ordered();

        atOnce(() -> changed(one -> one.receive("note-1", "h", new BigDecimal("50"), false, "note-1")));

        assertThat(purchase().received()).isEqualByComparingTo("50");
        assertThat(OutboxOf.messages(purchase(), "stock.receive")).hasSize(1);
    }

    @Test
    void sixteenDeliveryNotesAreSixteenReceipts() throws Exception {
        ordered();
        AtomicInteger notes = new AtomicInteger();

        atOnce(() -> {
            String note = "note-" + notes.incrementAndGet();
            return changed(one -> one.receive(note, "h", new BigDecimal("3"), false, note));
        });

        assertThat(purchase().received()).isEqualByComparingTo("48");
        assertThat(purchase().outstanding()).isEqualByComparingTo("72");
        assertThat(OutboxOf.messages(purchase(), "stock.receive"))
                .extracting(message -> message.text("key"))
                .doesNotHaveDuplicates()
                .hasSize(THREADS);
    }

    @Test
    void oneInvoiceNumberIsOneInvoice() throws Exception {
        ordered();

        atOnce(() -> changed(one -> one.invoiced(new SupplierInvoice(
                "R-1",
                LocalDate.parse("2026-11-21"),
                new BigDecimal("120"),
                new BigDecimal("3.80"),
                SupplierInvoice.State.WAITING,
                List.of(),
                CupsWanted.NOW))));

        assertThat(purchase().invoices()).hasSize(1);
    }

    /** Goods that are scanned while a buyer gives the rest up are either received or refused, and nothing is owed twice. */
    @Test
    void aReceiptAndTheEndOfThePurchaseMeet() throws Exception {
        for (int round = 0; round < 20; round++) {
            OrdersInMemory other = new OrdersInMemory(PurchaseOrder.class, CLOCK, any -> {});
            PurchaseOrder cups = CupsWanted.purchase("120");
            cups.order();
            other.store(cups);
            List<Consumer<PurchaseOrder>> both = List.of(
                    one -> one.receive("n", "h", new BigDecimal("120"), false, "n"), one -> one.closeRest("too late"));
            AtomicInteger turn = new AtomicInteger();

            List<Boolean> done = atOnce(2, () -> changed(other, both.get(turn.getAndIncrement())));

            PurchaseOrder end = other.orders().get(CupsWanted.ID, PurchaseOrder.class);
            assertThat(done).contains(true);
            assertThat(end.outstanding()).isZero();
            assertThat(OutboxOf.messages(end, "stock.receive"))
                    .hasSize(end.receipts().size());
        }
    }

    private void ordered() {
        PurchaseOrder cups = CupsWanted.purchase("120");
        cups.order();
        cups.answered(new Acknowledgement(true, new BigDecimal("120"), CupsWanted.DUE, null));
        house.store(cups);
    }

    private boolean changed(Consumer<PurchaseOrder> change) {
        return changed(house, change);
    }

    private static boolean changed(OrdersInMemory where, Consumer<PurchaseOrder> change) {
        try {
            CurrentActor.runAs(new Actor("buyer", Actor.Kind.PERSON, Set.of("PROCUREMENT")), () -> {
                where.orders().change(CupsWanted.ID, PurchaseOrder.class, change);
            });
            return true;
        } catch (Refused no) {
            return false;
        }
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        return atOnce(THREADS, call);
    }

    private static <T> List<T> atOnce(int threads, Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> calls = java.util.Collections.nCopies(threads, call);
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
