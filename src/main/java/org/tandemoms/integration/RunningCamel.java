package org.tandemoms.integration;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Hands messages to routes. Couriers and crossings are made while the application still puts itself together, so the Camel context is
 * asked for only when the first message comes.
 */
final class RunningCamel {

    private final Supplier<CamelContext> context;
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();
    private volatile ProducerTemplate producer;

    RunningCamel(Supplier<CamelContext> context) {
        this.context = context;
    }

    boolean isStarted() {
        return context.get().isStarted();
    }

    /** Sends to the route that listens at the address; empty when there is none, or not yet. */
    Optional<Exchange> send(String address, Object body) {
        CamelContext camel = context.get();
        if (!camel.isStarted() || camel.hasEndpoint(address) == null) {
            return Optional.empty();
        }
        Endpoint endpoint = endpoints.computeIfAbsent(address, camel::getEndpoint);
        return Optional.of(
                producer(camel).send(endpoint, prepared -> prepared.getMessage().setBody(body)));
    }

    private ProducerTemplate producer(CamelContext camel) {
        if (producer == null) {
            synchronized (this) {
                if (producer == null) {
                    producer = camel.createProducerTemplate();
                }
            }
        }
        return producer;
    }
}
