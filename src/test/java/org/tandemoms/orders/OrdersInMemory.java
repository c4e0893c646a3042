package org.tandemoms.orders;

import static org.mockito.Mockito.mock;

import com.mongodb.client.MongoClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.tandemoms.outbox.Deliveries;
import org.tandemoms.outbox.Drain;
import org.tandemoms.workflow.Workflow;

/**
 * The real {@link Orders} and {@link Placing} over documents in memory, mapped as they are in the store; the process is
 * one function that runs where the engine would run its steps.
 */
public final class OrdersInMemory implements OrderStore, Workflow {

    private final Map<String, Document> documents = new ConcurrentHashMap<>();
    private final AtomicInteger writes = new AtomicInteger();
    private final MongoConverter converter = houseConverter();
    private final Class<? extends Order> type;
    private final Consumer<Order> process;
    private final Orders orders;
    private final Placing placing;

    @SuppressWarnings("unchecked")
    public OrdersInMemory(Class<? extends Order> type, Clock clock, Consumer<Order> process) {
        this.type = type;
        this.process = process;
        ObjectProvider<Drain> drain = mock(ObjectProvider.class);
        Drain quiet = mock(Drain.class);
        org.mockito.Mockito.when(drain.getObject()).thenReturn(quiet);
        orders = new Orders(
                this,
                new Deliveries(),
                drain,
                mock(ObjectProvider.class),
                mock(ObjectProvider.class),
                event -> {},
                clock,
                "test");
        placing = new Placing(new ClaimsInMemory(), orders, this, clock, false);
    }

    private static MongoConverter houseConverter() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(
                    MongoDatabaseFactory.class,
                    () -> new SimpleMongoClientDatabaseFactory(mock(MongoClient.class), "none"));
            context.register(Class.forName("org.tandemoms.shared.internal.MongoConfiguration"));
            context.refresh();
            return context.getBean(MongoConverter.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The house's mapping has moved", e);
        }
    }

    public Orders orders() {
        return orders;
    }

    public Placing placing() {
        return placing;
    }

    /** Stores a new order as placing does. */
    public void store(Order order) {
        orders.bind(order);
        orders.flush();
        orders.unbind();
    }

    public int writes() {
        return writes.get();
    }

    // --- order store ----------------------------------------------------------------------------------------------

    @Override
    public boolean insert(Order order) {
        writes.incrementAndGet();
        return documents.putIfAbsent(order.id(), write(order)) == null;
    }

    @Override
    public boolean replace(Order order, long revisionBefore) {
        Document after = write(order);
        if (VisibleChange.between(order.stored(), after)) {
            order.visiblyChanged();
            after.append("version", order.version()).append("updatedAt", Date.from(order.updatedAt()));
        }
        Document stored = documents.computeIfPresent(
                order.id(), (id, before) -> before.getLong("revision") == revisionBefore ? after : before);
        boolean replaced = stored == after;
        if (replaced) {
            writes.incrementAndGet();
        }
        return replaced;
    }

    private Document write(Order order) {
        Document document = new Document();
        converter.write(order, document);
        return document;
    }

    @Override
    public Optional<Order> find(String id) {
        return Optional.ofNullable(documents.get(id)).map(document -> {
            Order order = converter.read(type, document);
            order.readFrom(document);
            return order;
        });
    }

    @Override
    public Optional<PendingEffects> effects(String id) {
        return Optional.ofNullable(documents.get(id)).map(document -> converter.read(PendingEffects.class, document));
    }

    @Override
    public boolean rest(String id, long revision) {
        return false;
    }

    @Override
    public boolean mark(String id, long revision, String field, Object value) {
        Document before = documents.get(id);
        return before != null
                && before.getLong("revision") == revision
                && documents.replace(
                        id,
                        before,
                        new Document(before)
                                .append(field, converter.convertToMongoType(value))
                                .append("revision", revision + 1));
    }

    @Override
    public List<String> due(Instant now, int limit) {
        return List.of();
    }

    @Override
    public List<String> unfinished(String afterId, int limit) {
        return List.of();
    }

    @Override
    public long countUnfinished() {
        return 0;
    }

    @Override
    public boolean lease(String id, Instant seen, Instant until, String node) {
        return false;
    }

    @Override
    public List<Order> search(OrderFilter filter) {
        return documents.keySet().stream()
                .filter(id -> filter.beforeId() == null || id.compareTo(filter.beforeId()) < 0)
                .filter(id -> filter.tags().entrySet().stream().allMatch(tag -> documents
                        .get(id)
                        .getList("tags", String.class)
                        .contains(tag.getKey() + ":" + tag.getValue())))
                .sorted(Comparator.reverseOrder())
                .map(id -> find(id).orElseThrow())
                .filter(order -> filter.owner() == null || filter.owner().equals(order.owner()))
                .filter(order -> filter.open() == null || filter.open() == order.isOpen())
                .limit(filter.limit())
                .toList();
    }

    // --- engine ---------------------------------------------------------------------------------------------------

    @Override
    public void start(String processName, String orderId, String kind) {
        process.accept(orders.bindOrJoin(orderId));
        orders.flush();
    }

    @Override
    public boolean correlate(String orderId, String message, String outcome) {
        return false;
    }

    @Override
    public boolean completeTask(String orderId, String taskKey, String outcome) {
        return false;
    }

    @Override
    public Optional<Position> position(String orderId) {
        return Optional.empty();
    }

    @Override
    public void storeInTables(String orderId) {
        throw new UnsupportedOperationException("Nothing is kept with these orders");
    }

    @Override
    public List<String> runningAfter(String after, int limit) {
        return List.of();
    }

    @Override
    public boolean clear(String orderId) {
        return false;
    }

    @Override
    public Set<String> running(Collection<String> orderIds) {
        return Set.of();
    }

    private static final class ClaimsInMemory implements Requests {

        private final Map<String, Claim> claims = new ConcurrentHashMap<>();

        @Override
        public Optional<Claim> claim(Claim byKey, Claim byClientOrderId) {
            return claim(byKey).or(() -> claim(byClientOrderId));
        }

        @Override
        public Optional<Claim> claim(Claim single) {
            return Optional.ofNullable(claims.putIfAbsent(single.id(), single));
        }

        @Override
        public Optional<Claim> find(String id) {
            return Optional.ofNullable(claims.get(id));
        }

        @Override
        public boolean takeOver(Claim seen, Claim mine) {
            return claims.replace(seen.id(), seen, mine);
        }

        @Override
        public void answer(String id, Answer answer) {
            claims.computeIfPresent(
                    id, (any, was) -> new Claim(id, was.hash(), was.orderId(), was.node(), was.at(), answer));
        }

        @Override
        public void drop(String id, String orderId) {
            claims.remove(id);
        }
    }
}
