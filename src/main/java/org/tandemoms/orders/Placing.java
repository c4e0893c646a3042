package org.tandemoms.orders;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tandemoms.shared.CrashPoint;
import org.tandemoms.shared.Ids;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;
import org.tandemoms.workflow.Workflow;

/**
 * Places orders once, however often they are sent. The claim names the order's id before anything else happens, so that
 * whoever continues after a crash (the caller's repetition) works on the same order and the same holds.
 */
@Component
public class Placing {

    private static final Logger log = LoggerFactory.getLogger(Placing.class);
    private static final Duration ABANDONED_AFTER = Duration.ofSeconds(30);
    private static final String INTAKE_PROCESS = "order-intake";

    private final Requests requests;
    private final Orders orders;
    private final Workflow workflow;
    private final Clock clock;
    private final boolean cluster;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    Placing(
            Requests requests,
            Orders orders,
            Workflow workflow,
            Clock clock,
            @Value("${tandem.cluster:false}") boolean cluster) {
        this.requests = requests;
        this.orders = orders;
        this.workflow = workflow;
        this.clock = clock;
        this.cluster = cluster;
    }

    /**
     * Places the order, or answers what was answered before.
     *
     * @throws Refused with {@code in-progress}, {@code idempotency-mismatch}, {@code duplicate-client-order-id}, or what
     *     {@link Draft#prepare} refused when no answer is kept
     */
    public Placed place(Intake intake, Draft draft) {
        String orderId = Ids.next();
        // before the claim can be seen: whoever meets it knows whether its request still runs
        running.add(orderId);
        try {
            return placeAs(orderId, intake, draft);
        } finally {
            running.remove(orderId);
        }
    }

    private Placed placeAs(String orderId, Intake intake, Draft draft) {
        Requests.Claim byClient = claim("C|" + intake.owner() + "|" + intake.clientOrderId(), intake, orderId);
        if (intake.idempotencyKey() == null) {
            Optional<Requests.Claim> before = requests.claim(byClient);
            return before.isEmpty()
                    ? run(byClient, byClient, draft)
                    : repeated(before.get(), byClient, byClient, draft);
        }
        Requests.Claim byKey = claim(intake.owner() + "|" + intake.idempotencyKey(), intake, orderId);
        Optional<Requests.Claim> before = requests.claim(byKey, byClient);
        if (before.isEmpty()) {
            return run(byKey, byClient, draft);
        }
        if (before.get().id().equals(byKey.id())) {
            return repeated(before.get(), byKey, byClient, draft);
        }
        return clientOrderIdTaken(before.get(), byKey, byClient, draft);
    }

    /** The order that its owner calls by that client order id. */
    public Optional<String> orderIdOf(String owner, String clientOrderId) {
        return requests.find("C|" + owner + "|" + clientOrderId).map(Requests.Claim::orderId);
    }

    /**
     * Gives an order a further client order id, as a FIX replace or cancel request does.
     *
     * @return false when the owner has used that id before
     */
    public boolean claimClientOrderId(String owner, String clientOrderId, String orderId) {
        String id = "C|" + owner + "|" + clientOrderId;
        return requests.claim(new Requests.Claim(id, null, orderId, orders.node(), clock.instant(), null))
                .isEmpty();
    }

    /** Stores an order that came of another one, once, under the id that one gave it; the drain starts its process. */
    public void open(Order order, String process) {
        if (orders.find(order.id()).isPresent()) {
            return;
        }
        orders.bind(order);
        try {
            order.startProcess(process);
            orders.flush();
        } catch (Conflict openedMeanwhile) {
            log.debug("Order {} is there already", order.id());
        } finally {
            orders.unbind();
        }
    }

    private Requests.Claim claim(String id, Intake intake, String orderId) {
        return new Requests.Claim(id, intake.bodyHash(), orderId, orders.node(), clock.instant(), null);
    }

    /** The same key again: the first answer, or a wait, or the work of a dead node taken up where it fell. */
    private Placed repeated(Requests.Claim before, Requests.Claim mine, Requests.Claim byClient, Draft draft) {
        if (mine.hash() != null && !mine.hash().equals(before.hash())) {
            throw Refused.because(
                    ProblemCode.IDEMPOTENCY_MISMATCH, "This key was used for another request; use a new key");
        }
        if (before.answer() != null) {
            return new Placed(before.orderId(), before.answer(), true);
        }
        boolean alive = isAlive(before);
        Optional<Order> order = orders.find(before.orderId());
        if (order.isPresent()) {
            return new Placed(before.orderId(), order.get().answer(), true);
        }
        if (alive || !running.add(before.orderId())) {
            throw Refused.because(ProblemCode.IN_PROGRESS, "The first request with this key is still running");
        }
        try {
            return continued(before, mine, byClient, draft);
        } finally {
            running.remove(before.orderId());
        }
    }

    private Placed continued(Requests.Claim before, Requests.Claim mine, Requests.Claim byClient, Draft draft) {
        Requests.Claim continued = withOrder(mine, before.orderId());
        if (!requests.takeOver(before, continued)) {
            throw Refused.because(ProblemCode.IN_PROGRESS, "Another repetition of this request is running");
        }
        Requests.Claim client = withOrder(byClient, before.orderId());
        Optional<Requests.Claim> clientBefore = requests.claim(client);
        if (clientBefore.isPresent() && !clientBefore.get().orderId().equals(before.orderId())) {
            return clientOrderIdTaken(clientBefore.get(), continued, client, draft);
        }
        return run(continued, client, draft);
    }

    private Placed clientOrderIdTaken(
            Requests.Claim holder, Requests.Claim byKey, Requests.Claim byClient, Draft draft) {
        boolean abandoned = !isAlive(holder) && orders.find(holder.orderId()).isEmpty();
        if (abandoned && requests.takeOver(holder, byClient)) {
            return run(byKey, byClient, draft);
        }
        requests.drop(byKey.id(), byKey.orderId());
        throw Refused.because(
                ProblemCode.DUPLICATE_CLIENT_ORDER_ID,
                "Client order id was used before, for order " + holder.orderId());
    }

    private static Requests.Claim withOrder(Requests.Claim claim, String orderId) {
        return new Requests.Claim(claim.id(), claim.hash(), orderId, claim.node(), claim.at(), claim.answer());
    }

    private boolean isAlive(Requests.Claim claim) {
        return running.contains(claim.orderId())
                || cluster
                        && !claim.node().equals(orders.node())
                        && claim.at().plus(ABANDONED_AFTER).isAfter(clock.instant());
    }

    private Placed run(Requests.Claim byKey, Requests.Claim byClient, Draft draft) {
        String orderId = byKey.orderId();
        try {
            CrashPoint.REQUEST_CLAIMED.reached();
            Order order = draft.create(orderId, clock.instant());
            draft.prepare(order);
            return new Placed(orderId, store(order, draft).answer(), false);
        } catch (Refused refusal) {
            requests.drop(byClient.id(), orderId);
            Answer kept = draft.refused(refusal.problem());
            if (kept == null) {
                throw refusal;
            }
            requests.answer(byKey.id(), kept);
            return new Placed(orderId, kept, false);
        }
    }

    /** In one go with its first process steps; when the engine cannot, stored alone and left to the drain. */
    private Order store(Order order, Draft draft) {
        try {
            orders.bind(order, draft::accepted);
            workflow.start(INTAKE_PROCESS, order.id(), order.kind().name());
            return order;
        } catch (Refused refusal) {
            throw refusal;
        } catch (RuntimeException engineTrouble) {
            Optional<Order> stored = orders.find(order.id());
            if (stored.isPresent() && !orders.isBound()) {
                return stored.get();
            }
            log.warn("Order {} is stored without its process, which the drain will start", order.id(), engineTrouble);
        } finally {
            orders.release();
        }
        Order plain = draft.create(order.id(), clock.instant());
        draft.prepare(plain);
        orders.bind(plain, draft::accepted);
        try {
            plain.startProcess(INTAKE_PROCESS);
            orders.flush();
        } finally {
            orders.unbind();
        }
        return plain;
    }
}
