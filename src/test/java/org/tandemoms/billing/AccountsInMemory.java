package org.tandemoms.billing;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Items and money at rest, guarded as the store guards them. */
public final class AccountsInMemory {

    private final Map<String, OpenItem> items = new ConcurrentHashMap<>();
    private final Map<String, CustomerMoney> money = new ConcurrentHashMap<>();
    private final AtomicBoolean fail = new AtomicBoolean();

    /** The next write of money after the items have taken theirs dies. */
    void failOnce() {
        fail.set(true);
    }

    public Receivables receivables(Clock clock) {
        return new Receivables(items(), money(), clock);
    }

    public OpenItems items() {
        return new OpenItems() {
            @Override
            public void add(OpenItem item) {
                items.putIfAbsent(item.id(), item);
            }

            @Override
            public Optional<OpenItem> find(String invoice) {
                return Optional.ofNullable(items.get(invoice));
            }

            @Override
            public boolean replace(OpenItem changed) {
                OpenItem before = items.get(changed.id());
                return before.version() == changed.version() - 1 && items.replace(changed.id(), before, changed);
            }

            @Override
            public List<OpenItem> open(String customerId, String after, int limit) {
                return items.values().stream()
                        .filter(item -> item.open() && item.customerId().equals(customerId))
                        .sorted(Comparator.comparing(OpenItem::id))
                        .limit(limit)
                        .toList();
            }

            @Override
            public List<String> debtors(String after, int limit) {
                return items.values().stream()
                        .filter(OpenItem::open)
                        .map(OpenItem::customerId)
                        .filter(customer -> after == null || customer.compareTo(after) > 0)
                        .distinct()
                        .sorted()
                        .limit(limit)
                        .toList();
            }
        };
    }

    MoneyReceived money() {
        return new MoneyReceived() {
            @Override
            public synchronized Optional<CustomerMoney> add(CustomerMoney told) {
                Optional<CustomerMoney> sameKey = money.values().stream()
                        .filter(known -> key(known).equals(key(told)))
                        .findFirst();
                return Optional.ofNullable(money.get(told.id()))
                        .or(() -> sameKey)
                        .or(() -> {
                            money.put(told.id(), told);
                            return Optional.empty();
                        });
            }

            @Override
            public Optional<CustomerMoney> find(String reference) {
                return Optional.ofNullable(money.get(reference));
            }

            @Override
            public boolean replace(CustomerMoney changed) {
                if (fail.getAndSet(false)) {
                    throw new IllegalStateException("killed");
                }
                CustomerMoney before = money.get(changed.id());
                return before.version() == changed.version() - 1 && money.replace(changed.id(), before, changed);
            }

            @Override
            public List<CustomerMoney> unfinished(int limit) {
                return money.values().stream()
                        .filter(one -> !one.isBooked() || one.isToPost())
                        .limit(limit)
                        .toList();
            }

            @Override
            public List<CustomerMoney> list(String customerId, boolean unallocated, String after, int limit) {
                return money.values().stream()
                        .filter(one -> !unallocated || one.unallocated().signum() > 0)
                        .limit(limit)
                        .toList();
            }
        };
    }

    private static String key(CustomerMoney one) {
        return one.request().substring(0, one.request().lastIndexOf('#'));
    }
}
