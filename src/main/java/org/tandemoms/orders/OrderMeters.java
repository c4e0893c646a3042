package org.tandemoms.orders;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What an operator watches: how many orders are still under way. */
@Component
class OrderMeters implements MeterBinder {

    private final OrderStore store;

    OrderMeters(OrderStore store) {
        this.store = store;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tandem.orders.unfinished", store, OrderStore::countUnfinished)
                .description("Orders that are open, in a process, or have messages to deliver")
                .register(registry);
    }
}
