package org.tandemoms.compliance;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tandemoms.billing.OpenItem;
import org.tandemoms.billing.Receivables;
import org.tandemoms.parties.Customer;
import org.tandemoms.parties.Customers;

/** Who owes what for how long, against the limit that was granted. */
@Component
public class Debtors {

    private final Receivables receivables;
    private final Customers customers;
    private final CreditExposure exposure;
    private final InEuro euro;
    private final Clock clock;

    Debtors(Receivables receivables, Customers customers, CreditExposure exposure, InEuro euro, Clock clock) {
        this.receivables = receivables;
        this.customers = customers;
        this.exposure = exposure;
        this.euro = euro;
        this.clock = clock;
    }

    /** @param after id of the last customer of the page before, or null */
    public List<Debtor> list(String after, int limit) {
        Instant now = clock.instant();
        return receivables.debtors(after, limit).stream()
                .map(id -> debtor(id, now))
                .toList();
    }

    private Debtor debtor(String id, Instant now) {
        Optional<Customer> customer = customers.find(id);
        Optional<BigDecimal> exposed = exposure.of(id);
        Optional<BigDecimal> limit = customer.map(Customer::creditLimit).flatMap(euro::of);
        return new Debtor(
                id,
                customer.map(Customer::name).orElse(null),
                customer.map(Customer::creditLimit).map(Object::toString).orElse(null),
                exposed.orElse(null),
                limit.isPresent()
                        && exposed.filter(sum -> sum.compareTo(limit.get()) > 0).isPresent(),
                receivables.owedBy(id).stream()
                        .collect(Collectors.groupingBy(OpenItem::currency, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(sameCurrency -> Debtor.Ages.of(sameCurrency.getKey(), sameCurrency.getValue(), now))
                        .toList());
    }
}
