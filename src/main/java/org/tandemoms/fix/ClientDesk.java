package org.tandemoms.fix;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.AllocationEntry;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.MassEntry;
import org.tandemoms.trading.OrderEntry;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.UnsupportedMessageType;
import quickfix.field.MsgType;
import quickfix.field.NoOrders;

/** What clients ask, taken to the trading room; returns when the effect is stored. */
final class ClientDesk {
    private final OrderEntry entry;
    private final MassDesk many;
    private final ListDesk lists;
    private final AllocationDesk allocations;
    private final Answers answers;
    private final Crossing crossing;
    private final Securities securities;
    private final Clock clock;

    /** Takes every symbol as it stands. */
    ClientDesk(
            OrderEntry entry,
            MassEntry many,
            AllocationEntry allocations,
            Sessions sessions,
            Crossing crossing,
            Clock clock) {
        this(
                entry,
                many,
                allocations,
                sessions,
                crossing,
                new Securities(new Instruments(List.of())),
                YieldSpeech.none(),
                clock);
    }

    ClientDesk(
            OrderEntry entry,
            MassEntry many,
            AllocationEntry allocations,
            Sessions sessions,
            Crossing crossing,
            Securities securities,
            YieldSpeech yields,
            Clock clock) {
        this.securities = securities;
        this.entry = entry;
        this.many = new MassDesk(many, yields, clock);
        this.lists = new ListDesk(entry, clock);
        this.allocations = new AllocationDesk(allocations, clock);
        this.answers = new Answers(sessions, yields);
        this.crossing = crossing;
        this.clock = clock;
    }

    void take(Message message, FixSession from) throws FieldNotFound, IncorrectTagValue, UnsupportedMessageType {
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case MsgType.ORDER_SINGLE -> {
                securities.name(message);
                place(RequestReader.newOrder(message, from, Fields.maybeKnown(message)), from);
            }
            case MsgType.ORDER_CANCEL_REQUEST -> {
                OrderEntry.CancelRequest request = RequestReader.cancel(message, from);
                run(
                        from,
                        request,
                        OrderEntry.CancelRequest.class,
                        entry::cancel,
                        refused -> Rejections.of(request, refused, clock));
            }
            case MsgType.ORDER_CANCEL_REPLACE_REQUEST -> {
                OrderEntry.ReplaceRequest request = RequestReader.replace(message, from);
                run(
                        from,
                        request,
                        OrderEntry.ReplaceRequest.class,
                        entry::replace,
                        refused -> Rejections.of(request, refused, clock));
            }
            case MsgType.ORDER_STATUS_REQUEST -> {
                OrderEntry.StatusRequest request = RequestReader.status(message, from);
                answers.send(from, as(from, () -> entry.status(request)));
            }
            case MsgType.ORDER_MASS_CANCEL_REQUEST -> in(from, () -> many.cancel(message, from));
            case MsgType.ORDER_MASS_STATUS_REQUEST -> in(from, () -> many.status(message, from));
            case MsgType.ORDER_LIST -> {
                for (Group order : message.getGroups(NoOrders.FIELD)) {
                    securities.name(order);
                }
                in(from, () -> lists.take(message, from, order -> place(order, from)));
            }
            case MsgType.ALLOCATION_INSTRUCTION -> in(from, () -> allocations.take(message, from));
            default -> throw new UnsupportedMessageType();
        }
    }

    private void place(OrderEntry.NewOrder order, FixSession from) {
        run(from, order, OrderEntry.NewOrder.class, entry::place, refused -> Rejections.of(order, refused, clock));
    }

    private <R> void run(
            FixSession from,
            R request,
            Class<R> type,
            Function<R, List<ClientReport>> work,
            Function<Refused, ClientReport> refusal) {
        R crossed;
        try {
            crossed = crossing.cross(Crossing.ORDERS_IN, request, type);
        } catch (Refused refused) {
            answers.send(from, List.of(refusal.apply(refused)));
            return;
        }
        answers.send(from, as(from, () -> work.apply(crossed)));
    }

    /** What reads and answers a message by itself. */
    private interface Work {
        void run() throws FieldNotFound, IncorrectTagValue;
    }

    /** Runs as the session's partner. */
    private static void in(FixSession session, Work work) throws FieldNotFound, IncorrectTagValue {
        Optional<Exception> bad = as(session, () -> {
            try {
                work.run();
                return Optional.empty();
            } catch (FieldNotFound | IncorrectTagValue e) {
                return Optional.of(e);
            }
        });
        if (bad.isPresent() && bad.get() instanceof FieldNotFound missing) {
            throw missing;
        }
        if (bad.isPresent()) {
            throw (IncorrectTagValue) bad.get();
        }
    }

    private static <T> T as(FixSession session, Supplier<T> work) {
        return CurrentActor.runAs(new Actor(session.name(), Actor.Kind.PARTNER, Set.of("PARTNER")), work);
    }
}
