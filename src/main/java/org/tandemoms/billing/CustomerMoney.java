package org.tandemoms.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Money that came for what customers owe, and where it went: from the bank, or as a credit note. What fits no invoice
 * stays here unallocated until somebody says what it is for.
 *
 * @param id the bank's reference of the payment, or the credit note's number
 * @param request key and content of the request that told of it, so that a repetition books nothing
 * @param customerId null while nobody knows whose it is
 * @param targets what it shall settle, in this order
 * @param allocations what it has settled
 * @param payouts what the customer got back of it
 * @param result null until it is booked
 * @param postings what the ERP is told of it
 * @param version grows with every change
 */
public record CustomerMoney(
        String id,
        String request,
        Source source,
        String customerId,
        String currency,
        BigDecimal amount,
        LocalDate valueDate,
        String remittance,
        List<Target> targets,
        List<Allocation> allocations,
        List<Payout> payouts,
        BigDecimal unallocated,
        Result result,
        List<Posting> postings,
        Instant receivedAt,
        String bookedBy,
        long version) {

    public enum Source {
        BANK,
        CREDIT_NOTE
    }

    /** How it fits what is owed. */
    public enum Result {
        /** Settles what it is for, to the cent. */
        SETTLED,
        /** Less than is owed; the rest stays open. */
        UNDERPAID,
        /** More than is owed; the rest is unallocated. */
        OVERPAID,
        /** What it is for was settled before; all of it is unallocated. */
        PAID_BEFORE,
        /** Nobody can tell what it is for; all of it is unallocated. */
        UNMATCHED
    }

    /**
     * @param limit most of it that goes there; null for whatever is owed
     * @param request key and content of the request of a person who said so; null when the payment itself did
     */
    public record Target(String invoice, BigDecimal limit, String request) {}

    public record Allocation(String invoice, BigDecimal amount) {}

    /**
     * @param reference of the transfer, or what else tells how it was paid; may be null
     * @param request key and content of the request that paid it out
     */
    public record Payout(BigDecimal amount, String reference, Instant at, String by, String request) {}

    /** One entry for the ERP. @param key stable, so that it is booked there once */
    public record Posting(String key, String debit, String credit, BigDecimal amount, String customerId, boolean done) {

        Posting sent() {
            return new Posting(key, debit, credit, amount, customerId, true);
        }
    }

    public CustomerMoney {
        targets = List.copyOf(targets);
        allocations = List.copyOf(allocations);
        payouts = payouts == null ? List.of() : List.copyOf(payouts);
        postings = List.copyOf(postings);
    }

    /** Every target was looked at. */
    public boolean isBooked() {
        return result != null;
    }

    /** The ERP has still to hear of it. */
    public boolean isToPost() {
        return postings.stream().anyMatch(posting -> !posting.done());
    }

    /** The content of an earlier request with that key that aimed it at something or paid of it. */
    Optional<String> askedBefore(String key) {
        return Stream.concat(
                        targets.stream().map(Target::request), payouts.stream().map(Payout::request))
                .filter(Objects::nonNull)
                .filter(request -> request.startsWith(key + "#"))
                .map(request -> request.substring(key.length() + 1))
                .findFirst();
    }

    String settlementKey(int target) {
        return id + "#" + target;
    }

    CustomerMoney booked(String customer, List<Allocation> found, Result how, List<Posting> entries) {
        BigDecimal used = found.stream().map(Allocation::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return with(customer, targets, found, payouts, amount.subtract(used).subtract(paidOut()), how, entries);
    }

    CustomerMoney aimedAt(Target target) {
        List<Target> more = new ArrayList<>(targets);
        more.add(target);
        return with(customerId, more, allocations, payouts, unallocated, null, postings);
    }

    public BigDecimal paidOut() {
        return payouts.stream().map(Payout::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** With that much of what was unallocated given back to the customer. */
    CustomerMoney paidOut(Payout payout, Posting entry) {
        List<Payout> more = new ArrayList<>(payouts);
        more.add(payout);
        List<Posting> entries = new ArrayList<>(postings);
        entries.add(entry);
        return with(customerId, targets, allocations, more, unallocated.subtract(payout.amount()), result, entries);
    }

    CustomerMoney posted() {
        return with(
                customerId,
                targets,
                allocations,
                payouts,
                unallocated,
                result,
                postings.stream().map(Posting::sent).toList());
    }

    private CustomerMoney with(
            String customer,
            List<Target> aims,
            List<Allocation> found,
            List<Payout> given,
            BigDecimal left,
            Result how,
            List<Posting> entries) {
        return new CustomerMoney(
                id,
                request,
                source,
                customer,
                currency,
                amount,
                valueDate,
                remittance,
                aims,
                found,
                given,
                left,
                how,
                entries,
                receivedAt,
                bookedBy,
                version + 1);
    }
}
