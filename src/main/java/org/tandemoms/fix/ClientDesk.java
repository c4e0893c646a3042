package org.tandemoms.fix;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.Ids;
import org.tandemoms.shared.Refused;
import org.tandemoms.trading.ClientReport;
import org.tandemoms.trading.OrderEntry;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.UnsupportedMessageType;
import quickfix.field.MsgType;

/** What clients ask, taken to the trading room; returns when the effect is stored. */
final class ClientDesk {
    private final OrderEntry entry;
    private final Crossing crossing;
    private final Clock clock;

    ClientDesk(OrderEntry entry, Crossing crossing, Clock clock) {
        this.entry = entry;
        this.crossing = crossing;
        this.clock = clock;
    }

    void take(Message message, FixSession from) throws FieldNotFound, IncorrectTagValue, UnsupportedMessageType {
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case MsgType.ORDER_SINGLE -> place(RequestReader.newOrder(message, from), from);
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
                answer(from, as(from, () -> entry.status(request)));
            }
            case MsgType.ORDER_MASS_CANCEL_REQUEST -> massCancel(RequestReader.massCancel(message, from), from);
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
            answer(from, List.of(refusal.apply(refused)));
            return;
        }
        answer(from, as(from, () -> work.apply(crossed)));
    }

    private void massCancel(OrderEntry.MassCancelRequest request, FixSession from) {
        OrderEntry.MassCancelled result = as(from, () -> entry.massCancel(request));
        Sessions.send(ClientWriter.massCancelled(request, result, from.dialect(), Ids.next(), clock.instant()), from);
    }

    private void answer(FixSession to, List<ClientReport> reports) {
        for (ClientReport report : reports) {
            Sessions.send(ClientWriter.write(report, to.dialect(), false), to);
        }
    }

    private static <T> T as(FixSession session, Supplier<T> work) {
        return CurrentActor.runAs(new Actor(session.name(), Actor.Kind.PARTNER, Set.of("PARTNER")), work);
    }
}
