package org.tandemoms.orders;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.orders.StoredOrders.PowerCut;
import org.tandemoms.sandbox.store.EmbeddedMongo;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.shared.MovedClock;

/** A store that outlives the nodes on it, and one node at a time. */
abstract class StoredOrdersTest {

    private static final Actor OFFICER = new Actor("compliance", Actor.Kind.PERSON, java.util.Set.of("COMPLIANCE"));

    @TempDir
    Path dir;

    final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    final Queue<String> paid = StoredOrders.partner();
    StoredOrders house;
    private EmbeddedMongo mongo;

    @BeforeEach
    void open() {
        mongo = EmbeddedMongo.start(dir, 0);
        house = new StoredOrders(mongo.uri("orders"), clock, paid);
    }

    @AfterEach
    void close() {
        house.close();
        mongo.close();
    }

    /** Another node on the same store; the one before is gone, and with it all it had in memory, its engine included. */
    final void nextNode() {
        house.close();
        house = new StoredOrders(mongo.uri("orders"), clock, paid);
        house.start();
    }

    /** Does the work, and says whether the node died of it. */
    static boolean dies(CrashPoint point, Runnable work) {
        PowerCut.at(point);
        try {
            work.run();
            return false;
        } catch (PowerCut cut) {
            return true;
        }
    }

    final void approve(String orderId) {
        CurrentActor.runAs(OFFICER, () -> house.orders()
                .change(orderId, PlainOrder.class, order -> order.decide(ScriptedEngine.DECIDE, "APPROVE", "fine")));
    }

    final boolean stands(String orderId, ScriptedEngine.Place place) {
        return house.engine().place(orderId).filter(place::equals).isPresent();
    }
}
