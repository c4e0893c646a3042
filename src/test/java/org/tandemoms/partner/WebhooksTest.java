package org.tandemoms.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.orders.OrderTypes;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.sandbox.store.EmbeddedMongo;
import org.tandemoms.shared.MovedClock;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** What leaves for webhooks arrives, signed, at least once and by itself, whatever the address does. */
class WebhooksTest {

    private static final Actor ACME = new Actor("partner-acme", Actor.Kind.PARTNER, Set.of("PARTNER"));
    private static final Actor GLOBEX = new Actor("partner-globex", Actor.Kind.PARTNER, Set.of("PARTNER"));
    private static final Actor OPS = new Actor("ops", Actor.Kind.PERSON, Set.of("OPERATIONS"));

    @TempDir
    Path dir;

    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final Receiver receiver = new Receiver();
    private EmbeddedMongo mongo;
    private AnnotationConfigApplicationContext node;

    @BeforeEach
    void open() {
        mongo = EmbeddedMongo.start(dir, 0);
        node = node(true);
    }

    @AfterEach
    void close() {
        receiver.close();
        node.close();
        mongo.close();
    }

    private AnnotationConfigApplicationContext node(boolean anywhere) {
        var context = new AnnotationConfigApplicationContext();
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of("tandem.webhooks.private-addresses", anywhere, "tandem.webhooks.timeout", "1s")));
        context.registerBean(PropertySourcesPlaceholderConfigurer.class);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(
                MongoTemplate.class,
                () -> new MongoTemplate(new SimpleMongoClientDatabaseFactory(mongo.uri("partner"))));
        context.register(OrderTypes.class);
        context.scan("org.tandemoms.partner");
        context.refresh();
        return context;
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.runAs(actor, work);
    }

    private Webhook register(Actor actor, String url, String... events) {
        Webhooks webhooks = node.getBean(Webhooks.class);
        return as(actor, () -> webhooks.register(url, List.of(events), url + actor.id(), "hash"))
                .webhook();
    }

    /** The order's outbox hands over an event, as it does again after a crash. */
    private void happens(String orderId, String event, int revision) {
        OutboxMessage message = new OutboxMessage(
                orderId + ":event:" + revision + ":" + event,
                revision,
                OrderNews.DESTINATION,
                event,
                Map.of("owner", ACME.id(), "at", clock.instant().toString()),
                clock.instant(),
                0,
                null,
                null);
        node.getBean(WebhookCourier.class).deliver(orderId, message);
    }

    private void later(Duration time) {
        clock.move(time);
        node.getBean(WebhookSender.class).sweep();
    }

    private List<Delivery> deliveries(Actor actor, Webhook webhook) {
        return as(actor, () -> node.getBean(WebhookDeliveries.class).list(webhook.id(), null, null, 100));
    }

    private void awaitState(Webhook webhook, Delivery.State state) {
        await().untilAsserted(() -> assertThat(deliveries(ACME, webhook))
                .isNotEmpty()
                .allSatisfy(delivery -> assertThat(delivery.state()).isEqualTo(state)));
    }

    @Test
    void anEventArrivesSignedOnceHoweverOftenTheOutboxHandsItOver() throws Exception {
        Webhook webhook = register(ACME, receiver.url(), "order");

        happens("O-1", "order.shipped", 7);
        happens("O-1", "order.shipped", 7);

        awaitState(webhook, Delivery.State.DELIVERED);
        assertThat(receiver.taken()).singleElement().satisfies(event -> {
            assertThat(event.event()).isEqualTo("order.shipped");
            assertThat(event.eventId()).isEqualTo("O-1:event:7:order.shipped");
            assertThat(event.body().path("id").asText()).isEqualTo(event.eventId());
            assertThat(event.body().has("owner")).isFalse();
        });
        assertThat(receiver.taken().get(0).isSignedWith(webhook.secret())).isTrue();
        assertThat(receiver.taken().get(0).isSignedWith("another")).isFalse();
    }

    @Test
    void anAddressHearsOfWhatItAskedForAndOfItsOwnOrdersOnly() {
        register(GLOBEX, receiver.url() + "/globex", "*");
        Webhook one = register(ACME, receiver.url() + "/one", "order.shipped");
        Webhook all = register(ACME, receiver.url() + "/all", "*");
        Webhook staff = register(OPS, receiver.url() + "/staff", "execution", "task");

        happens("O-1", "order.allocated", 1);
        happens("O-1", "order.shipped", 2);
        happens("O-1", "execution", 3);
        happens("O-1", "task", 4);

        awaitState(all, Delivery.State.DELIVERED);
        assertThat(deliveries(ACME, all))
                .extracting(Delivery::event)
                .containsExactlyInAnyOrder("order.allocated", "order.shipped", "execution");
        awaitState(one, Delivery.State.DELIVERED);
        assertThat(deliveries(ACME, one)).extracting(Delivery::event).containsExactly("order.shipped");
        assertThat(deliveries(OPS, staff)).extracting(Delivery::event).containsExactlyInAnyOrder("execution", "task");
        await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(6));
    }

    @Test
    void whatIsNotTakenComesAgainUntilItIsAndThenNoMore() {
        receiver.answers(500);
        Webhook webhook = register(ACME, receiver.url(), "*");
        happens("O-1", "order.shipped", 1);
        await().untilAsserted(() -> assertThat(deliveries(ACME, webhook))
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.attempts()).isEqualTo(1);
                    assertThat(delivery.status()).isEqualTo(500);
                    assertThat(delivery.dueAt()).isAfter(clock.instant());
                }));

        later(Duration.ofMillis(500));
        assertThat(receiver.taken()).hasSize(1);
        receiver.answers(302);
        later(Duration.ofSeconds(2));
        await().untilAsserted(() ->
                assertThat(deliveries(ACME, webhook).get(0).status()).isEqualTo(302));
        receiver.answers(200);
        later(Duration.ofMinutes(1));

        awaitState(webhook, Delivery.State.DELIVERED);
        later(Duration.ofHours(1));
        assertThat(receiver.taken())
                .hasSize(3)
                .extracting(Receiver.Taken::eventId)
                .containsOnly("O-1:event:1:order.shipped");
    }

    @Test
    void itIsGivenUpAfterADayAndReplayedWhenAsked() {
        receiver.answers(503);
        Webhook webhook = register(ACME, receiver.url(), "*");
        happens("O-1", "order.shipped", 1);
        await().until(() -> deliveries(ACME, webhook).get(0).status() != null);
        later(Duration.ofHours(24));
        awaitState(webhook, Delivery.State.DEAD);

        receiver.answers(200);
        clock.move(Duration.ofMinutes(2));
        String id = deliveries(ACME, webhook).get(0).id();
        WebhookDeliveries replaying = node.getBean(WebhookDeliveries.class);
        as(ACME, () -> replaying.replay(webhook.id(), id));

        awaitState(webhook, Delivery.State.DELIVERED);
        assertThatThrownBy(() -> as(GLOBEX, () -> replaying.replay(webhook.id(), id)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.NOT_FOUND));
    }

    @Test
    void whoIsGoneForGoodIsNotCalledAgain() {
        receiver.answers(410);
        Webhook webhook = register(ACME, receiver.url(), "*");

        happens("O-1", "order.shipped", 1);

        awaitState(webhook, Delivery.State.DEAD);
    }

    @Test
    void anAddressThatHangsHoldsUpNoOther() {
        try (Receiver hanging = new Receiver()) {
            hanging.answers(Receiver.HANGS);
            register(ACME, hanging.url(), "*");
            Webhook healthy = register(ACME, receiver.url(), "*");

            for (int order = 0; order < 50; order++) {
                happens("O-" + order, "order.shipped", 1);
            }

            awaitState(healthy, Delivery.State.DELIVERED);
            assertThat(deliveries(ACME, healthy)).hasSize(50);
            // as many as one lane sends side by side, then it rests
            await().during(Duration.ofSeconds(2)).until(() -> hanging.taken().size() <= 8);
        }
    }

    @Test
    void eventsOfOneOrderComeInTheOrderTheyHappened() {
        Webhook webhook = register(ACME, receiver.url(), "*");

        for (int i = 1; i <= 20; i++) {
            happens("O-1", i % 2 == 0 ? "order.shipped" : "order.allocated", i);
            clock.move(Duration.ofMillis(1));
        }

        await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(20));
        awaitState(webhook, Delivery.State.DELIVERED);
        assertThat(receiver.taken())
                .extracting(event -> Integer.parseInt(event.eventId().split(":")[2]))
                .isSorted();
    }

    @Test
    void twoNodesDoNotSendTheSameAtOnce() {
        try (var other = node(true)) {
            Webhook webhook = register(ACME, receiver.url(), "*");
            other.getBean(Webhooks.class).readAgain();
            for (int order = 0; order < 40; order++) {
                node.getBean(DeliveryStore.class)
                        .add(Delivery.of(
                                webhook, "O-" + order + ":1", "order.shipped", "O-" + order, "{}", clock.instant()));
            }

            other.getBean(WebhookSender.class).sweep();
            node.getBean(WebhookSender.class).sweep();

            awaitState(webhook, Delivery.State.DELIVERED);
            assertThat(receiver.taken()).hasSize(40);
        }
    }

    @Test
    void aRepeatedRegistrationIsTheFirstOneAndAnotherBodyIsRefused() {
        Webhooks webhooks = node.getBean(Webhooks.class);
        Webhook first = as(ACME, () -> webhooks.register(receiver.url(), List.of("order"), "key", "hash"))
                .webhook();

        Webhooks.Registration again =
                as(ACME, () -> webhooks.register(receiver.url(), List.of("order"), "key", "hash"));

        assertThat(again.again()).isTrue();
        assertThat(again.webhook()).isEqualTo(first);
        assertRefused(
                ProblemCode.IDEMPOTENCY_MISMATCH,
                () -> webhooks.register(receiver.url(), List.of("execution"), "key", "other"));
    }

    @Test
    void whatCannotBeCalledIsNotRegistered() {
        Webhooks webhooks = node.getBean(Webhooks.class);
        for (String url : List.of("ftp://a.example/x", "http:///x", "http://user:pw@a.example/", "not an address")) {
            assertRefused(ProblemCode.VALIDATION, () -> webhooks.register(url, List.of("order"), url, "hash"));
        }
        assertRefused(
                ProblemCode.VALIDATION,
                () -> webhooks.register(receiver.url(), List.of("order", "order.lost_in_space"), "k", "hash"));
        assertRefused(ProblemCode.VALIDATION, () -> webhooks.register(receiver.url(), List.of("task"), "k", "hash"));
        for (int i = 0; i < Webhooks.MOST; i++) {
            register(ACME, receiver.url() + i, "order");
        }
        assertRefused(ProblemCode.STATE, () -> webhooks.register(receiver.url(), List.of("order"), "one more", "hash"));
    }

    @Test
    void productionCallsNothingInsideItsOwnNetwork() {
        try (var production = node(false)) {
            WebhookAddresses addresses = production.getBean(WebhookAddresses.class);
            assertThat(addresses.whyNot("http://shop.example.com/")).isPresent();
            assertThat(addresses.whyNot("https://shop.example.com/")).isEmpty();
            for (String host : List.of(
                    "127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "0.0.0.0", "[::1]", "[fd00::1]")) {
                assertThat(addresses.whyNotNow(java.net.URI.create("https://" + host + "/")))
                        .as(host)
                        .isPresent();
            }
            assertThat(addresses.whyNotNow(java.net.URI.create("https://192.0.2.1/")))
                    .isEmpty();
        }
    }

    private void assertRefused(ProblemCode code, Supplier<?> work) {
        assertThatThrownBy(() -> as(ACME, work)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.problem().code())
                .isEqualTo(code));
    }
}
