package org.tandemoms.procurement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** The deliveries of one purchase. */
final class GoodsReceipts {

    private List<GoodsReceipt> receipts = new ArrayList<>();

    List<GoodsReceipt> all() {
        return List.copyOf(receipts);
    }

    /** The receipt that an earlier request with that key made. @throws Refused when that request said something else */
    Optional<GoodsReceipt> before(String key, String hash) {
        Optional<GoodsReceipt> before = receipts.stream()
                .filter(one -> one.request().startsWith(key + "#"))
                .findFirst();
        before.filter(one -> !one.request().equals(key + "#" + hash)).ifPresent(other -> {
            throw Refused.because(
                    ProblemCode.IDEMPOTENCY_MISMATCH, "This key was used for another request; use a new key");
        });
        return before;
    }

    int next() {
        return receipts.size() + 1;
    }

    void add(GoodsReceipt receipt) {
        receipts.add(receipt);
    }

    void booked(int number) {
        receipts.replaceAll(one -> one.number() == number ? one.onTheShelf() : one);
    }

    BigDecimal received() {
        return sum(any -> true);
    }

    BigDecimal notYetBooked() {
        return sum(one -> !one.booked());
    }

    private BigDecimal sum(Predicate<GoodsReceipt> which) {
        return receipts.stream().filter(which).map(GoodsReceipt::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
