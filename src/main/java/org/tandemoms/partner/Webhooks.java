package org.tandemoms.partner;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.lang.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Ids;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * The webhooks there are. A partner has its own and hears of its own orders; staff share theirs, which hear of all. Each
 * node knows them by heart, as every change of an order asks for them; what another node has changed shows within a second.
 */
@Component
public class Webhooks {

    /** Of one owner; an address may ask for many events. */
    static final int MOST = 20;

    private static final int SECRET_BYTES = 32;

    private final WebhookStore store;
    private final DeliveryStore deliveries;
    private final WebhookAddresses addresses;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile List<Webhook> known = List.of();

    Webhooks(WebhookStore store, DeliveryStore deliveries, WebhookAddresses addresses, Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.clock = clock;
        readAgain();
    }

    @Scheduled(fixedDelay = 1000)
    void readAgain() {
        known = List.copyOf(store.all());
    }

    /** @param again whether the request had been taken before */
    public record Registration(Webhook webhook, boolean again) {}

    /**
     * Registers an address, once for each key of the caller.
     *
     * @param hash of the request's body
     * @throws Refused {@code validation} for an address or event that cannot be; {@code state} when there are too many;
     *     {@code idempotency-mismatch} when the key came with another body
     */
    public Registration register(String url, List<String> events, String key, String hash) {
        Actor caller = CurrentActor.get();
        check(url, events, caller);
        Webhook wanted = new Webhook(
                Ids.next(),
                owner(caller),
                url,
                events.stream().distinct().toList(),
                secret(),
                caller.id(),
                clock.instant());
        WebhookStore.Registered kept = store.register(wanted, caller.id() + "|" + key, hash);
        boolean again = !kept.webhook().id().equals(wanted.id());
        if (!kept.hash().equals(hash)) {
            throw Refused.because(
                    ProblemCode.IDEMPOTENCY_MISMATCH, "This key was used for another request; use a new key");
        }
        if (!again && store.all().stream().filter(Webhooks::isMine).count() > MOST) {
            store.remove(wanted.id());
            throw Refused.because(ProblemCode.STATE, "There are " + MOST + " webhooks already; remove one first");
        }
        readAgain();
        return new Registration(kept.webhook(), again);
    }

    private void check(String url, List<String> events, Actor caller) {
        List<FieldError> errors = new java.util.ArrayList<>();
        addresses.whyNot(url).ifPresent(reason -> errors.add(FieldError.of("/url", "address", reason)));
        for (int i = 0; i < events.size(); i++) {
            if (!EventNames.isKnown(events.get(i))) {
                errors.add(FieldError.of(
                        "/events/" + i,
                        "unknown",
                        "There is no event '" + events.get(i)
                                + "': order, order.<status in lower case>, execution, task or *"));
            } else if (caller.isPartner() && EventNames.isForStaff(events.get(i))) {
                errors.add(
                        FieldError.of("/events/" + i, "forbidden", "Tasks are for staff; follow the order's status"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refused();
        }
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The caller's, oldest first. */
    public List<Webhook> mine() {
        return store.all().stream().filter(Webhooks::isMine).toList();
    }

    /** @throws Refused {@code not-found} also for another's */
    public Webhook get(String id) {
        return store.find(id)
                .filter(Webhooks::isMine)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no webhook " + id));
    }

    /** Ends it; what has not been delivered is not delivered any more. */
    public void remove(String id) {
        get(id);
        store.remove(id);
        deliveries.removeAll(id);
        readAgain();
    }

    List<Webhook> known() {
        return known;
    }

    /** @param orderOwner whose order something has happened to */
    List<Webhook> hearing(String orderOwner) {
        List<Webhook> all = known;
        return all.isEmpty()
                ? all
                : all.stream().filter(webhook -> webhook.hears(orderOwner)).toList();
    }

    private static boolean isMine(Webhook webhook) {
        return Objects.equals(webhook.owner(), owner(CurrentActor.get()));
    }

    @Nullable
    private static String owner(Actor caller) {
        return caller.isPartner() ? caller.id() : null;
    }
}
