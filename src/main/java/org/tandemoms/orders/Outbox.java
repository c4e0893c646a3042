package org.tandemoms.orders;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tandemoms.outbox.OutboxMessage;

/**
 * The effects an order has asked for and nobody has confirmed yet, in the order they were asked for; never two under one
 * key. While people hold the order, what leaves the house stays here.
 */
final class Outbox {

    private static final Set<String> GOES_OUT_WHILE_HELD =
            Set.of(Order.WORKFLOW, Order.TASKS, "stock", "client", "positions", "webhooks", "refunds");

    /** Who cancels a held order must get back from the carrier what was booked before. */
    private static final String TAKES_BACK = "carrier.cancel";

    private final List<OutboxMessage> messages;

    /** @param messages of the order's document; changed here */
    Outbox(List<OutboxMessage> messages) {
        this.messages = messages;
    }

    /** @return false, and nothing is added, when one under that key is pending */
    boolean add(OutboxMessage message) {
        return !has(message.key()) && messages.add(message);
    }

    boolean has(String key) {
        return find(key).isPresent();
    }

    boolean hasFor(String destination) {
        return messages.stream().anyMatch(message -> message.destination().equals(destination));
    }

    Optional<OutboxMessage> find(String key) {
        return messages.stream().filter(message -> message.key().equals(key)).findFirst();
    }

    void change(String key, UnaryOperator<OutboxMessage> change) {
        messages.replaceAll(message -> message.key().equals(key) ? change.apply(message) : message);
    }

    void remove(String key) {
        messages.removeIf(message -> message.key().equals(key));
    }

    void removeAll(Set<String> keys) {
        messages.removeIf(message -> keys.contains(message.key()));
    }

    void removeAllUnder(String keyStart) {
        messages.removeIf(message -> message.key().startsWith(keyStart));
    }

    /** What the engine was to be told, apart from starting, was about the order as it was. */
    void removeNewsForEngine() {
        messages.removeIf(message -> isForEngine(message) && !message.type().equals(EngineMessages.START));
    }

    /** The first message to the engine after that many ever asked for. */
    Optional<OutboxMessage> firstForEngineAfter(long seq) {
        return messages.stream()
                .filter(message -> message.seq() > seq && isForEngine(message))
                .findFirst();
    }

    private static boolean isForEngine(OutboxMessage message) {
        return message.destination().equals(Order.WORKFLOW);
    }

    /** Takes a message out for a try that may come to nothing. @return its place */
    int takeOut(OutboxMessage message) {
        int place = messages.indexOf(message);
        messages.remove(place);
        return place;
    }

    void putBack(int place, OutboxMessage message) {
        messages.add(place, message);
    }

    /** What may go out now: while people hold an open order, only what stays in the house. */
    List<OutboxMessage> deliverable(boolean open, List<Hold> holds) {
        return messages.stream()
                .filter(message -> !open || holds.isEmpty() || goesOutWhileHeld(message))
                .toList();
    }

    private static boolean goesOutWhileHeld(OutboxMessage message) {
        return GOES_OUT_WHILE_HELD.contains(message.destination())
                || message.type().equals(TAKES_BACK);
    }

    /** True for an effect that was asked for under one of these holds: nobody is about to send it. */
    boolean isHeldBack(String key, List<Hold> holds) {
        return find(key)
                .filter(message -> holds.stream().anyMatch(hold -> !hold.since().isAfter(message.createdAt())))
                .isPresent();
    }

    /** When the first of those that failed before may be tried again; empty when none has to wait. */
    Optional<Instant> nextTry() {
        return messages.stream()
                .map(OutboxMessage::notBefore)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    Stream<OutboxMessage> stream() {
        return messages.stream();
    }
}
