package org.tandemoms.billing;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tandemoms.outbox.Courier;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;

/**
 * Tells the ERP of money from the bank, again and again under the same key until it has answered, and finishes bookings
 * that a crash left halfway. The money's own document says what is still to be told, so that nodes may do it side by side.
 */
@Component
class ReceivablesPosting {

    private static final Logger log = LoggerFactory.getLogger(ReceivablesPosting.class);
    private static final String ERP = "erp";
    private static final int BATCH = 100;

    private final MoneyReceived money;
    private final Receivables receivables;
    private final ObjectProvider<Courier> couriers;
    private final Clock clock;

    ReceivablesPosting(MoneyReceived money, Receivables receivables, ObjectProvider<Courier> couriers, Clock clock) {
        this.money = money;
        this.receivables = receivables;
        this.couriers = couriers;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${tandem.billing.posting-every:2s}")
    void finish() {
        for (CustomerMoney one : money.unfinished(BATCH)) {
            try {
                post(one.isBooked() ? one : receivables.settle(one));
            } catch (RuntimeException e) {
                log.warn("Payment {} is posted in the next round", one.id(), e);
            }
        }
    }

    private void post(CustomerMoney booked) {
        List<CustomerMoney.Posting> open =
                booked.postings().stream().filter(posting -> !posting.done()).toList();
        if (open.isEmpty()) {
            return;
        }
        Courier erp = couriers.stream()
                .filter(courier -> courier.destination().equals(ERP))
                .findFirst()
                .orElseThrow();
        for (CustomerMoney.Posting posting : open) {
            Receipt receipt = erp.deliver(booked.id(), message(booked, posting));
            if (receipt.outcome() != Receipt.Outcome.CONFIRMED && receipt.outcome() != Receipt.Outcome.DELIVERED) {
                log.warn("The ERP has not taken {}: {}", posting.key(), receipt.reason());
                return;
            }
        }
        if (!money.replace(booked.posted())) {
            log.debug("Payment {} has changed meanwhile; it is told again, which counts once", booked.id());
        }
    }

    private OutboxMessage message(CustomerMoney booked, CustomerMoney.Posting posting) {
        var payload = new HashMap<String, Object>(Map.of(
                "currency",
                booked.currency(),
                "total",
                posting.amount().toPlainString(),
                "date",
                clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                "lines",
                List.of(entry(posting.debit(), "DEBIT", posting), entry(posting.credit(), "CREDIT", posting))));
        if (posting.customerId() != null) {
            payload.put("customerId", posting.customerId());
        }
        return new OutboxMessage(posting.key(), 1, ERP, "erp.journal", payload, clock.instant(), 0, null, null);
    }

    private static Map<String, Object> entry(String account, String side, CustomerMoney.Posting posting) {
        return Map.of(
                "account", account, "side", side, "amount", posting.amount().toPlainString());
    }
}
