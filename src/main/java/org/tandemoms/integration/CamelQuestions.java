package org.tandemoms.integration;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tandemoms.outbox.OutboxMessage;
import org.tandemoms.outbox.Receipt;
import org.tandemoms.shared.PartnerQuestions;

/** Sends questions through the same routes as the outbox's messages, once and without waiting for better times. */
final class CamelQuestions implements PartnerQuestions {

    private static final Logger LOG = LoggerFactory.getLogger(CamelQuestions.class);

    private final RunningCamel camel;
    private final Clock clock;

    CamelQuestions(RunningCamel camel, Clock clock) {
        this.camel = camel;
        this.clock = clock;
    }

    @Override
    public Optional<Map<String, Object>> ask(
            String destination, String key, String orderId, String type, Map<String, Object> question) {
        var message = new OutboxMessage(key, 0, destination, type, question, clock.instant(), 0, null, null);
        Receipt receipt = new CamelCourier(destination, camel).deliver(orderId, message);
        if (receipt.outcome() == Receipt.Outcome.CONFIRMED) {
            return Optional.of(receipt.reply());
        }
        LOG.info("No answer to {} from {}: {}", key, destination, receipt.reason());
        return Optional.empty();
    }
}
