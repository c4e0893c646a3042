package org.tandemoms.billing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.shared.FieldError;
import org.tandemoms.shared.Problem;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/**
 * What customers owe and pay on account. Booking is three guarded writes, each found done when it is repeated: the money
 * is stored, the items take what they are owed under a key of the money's, the money notes what they took.
 */
@Component
public class Receivables {

    private static final int LONGEST_ACCOUNT = 10_000;
    private static final Pattern INVOICE_NUMBER = Pattern.compile("\\bINV-\\d{4}-\\d{6,}\\b");

    private final OpenItems items;
    private final MoneyReceived money;
    private final Clock clock;

    Receivables(OpenItems items, MoneyReceived money, Clock clock) {
        this.items = items;
        this.money = money;
        this.clock = clock;
    }

    /** A booking, and whether it was made before. */
    public record Booked(CustomerMoney money, boolean replayed) {}

    // --- what is owed ------------------------------------------------------------------------------------------------

    /** An invoice on account is owed from its issue on; paid ones and those by card never. */
    void invoiced(Invoice invoice) {
        if (invoice.payable().signum() > 0 && !"CARD".equals(invoice.paymentMethod())) {
            items.add(OpenItem.of(invoice));
        }
    }

    /** A credit note settles its invoice first; what the customer has paid already stays to the customer's account. */
    void credited(Invoice note) {
        if (items.find(note.corrects()).isEmpty()) {
            return;
        }
        var credit = new CustomerMoney(
                note.number(),
                note.key(),
                CustomerMoney.Source.CREDIT_NOTE,
                note.customerId(),
                note.currency(),
                note.gross(),
                note.issuedAt().atOffset(ZoneOffset.UTC).toLocalDate(),
                note.reason(),
                List.of(new CustomerMoney.Target(note.corrects(), null, null)),
                List.of(),
                List.of(),
                note.gross(),
                null,
                List.of(),
                clock.instant(),
                CurrentActor.get().id(),
                1);
        settle(money.add(credit).orElse(credit));
    }

    /** All that a customer owes. */
    public List<OpenItem> owedBy(String customerId) {
        return items.open(customerId, null, LONGEST_ACCOUNT);
    }

    /**
     * Customers who owe something, by their ids.
     *
     * @param after the last one of the page before, or null
     */
    public List<String> debtors(String after, int limit) {
        return items.debtors(after, limit);
    }

    // --- what is paid ------------------------------------------------------------------------------------------------

    /**
     * Books a payment that the bank tells of, once for its reference.
     *
     * @param request key and content of the caller's request, parted by {@code #}
     * @throws Refused {@code idempotency-mismatch} when the reference or the key stands for another payment
     */
    public Booked book(PaymentNotice notice, String request) {
        CustomerMoney told = noticed(notice, request);
        Optional<CustomerMoney> before = money.add(told);
        before.filter(known -> !known.id().equals(told.id()) || !content(known).equals(content(told)))
                .ifPresent(other -> {
                    throw Refused.because(
                            ProblemCode.IDEMPOTENCY_MISMATCH,
                            "The bank reference or the key was used for another payment, " + other.id());
                });
        CustomerMoney known = before.orElse(told);
        return new Booked(known.isBooked() ? known : settle(known), before.isPresent());
    }

    private static String content(CustomerMoney money) {
        return money.request().substring(money.request().lastIndexOf('#'));
    }

    private CustomerMoney noticed(PaymentNotice notice, String request) {
        return new CustomerMoney(
                notice.bankReference(),
                request,
                CustomerMoney.Source.BANK,
                notice.customerId(),
                notice.currency(),
                notice.amount(),
                notice.valueDate(),
                notice.remittance(),
                targets(notice),
                List.of(),
                List.of(),
                notice.amount(),
                null,
                List.of(),
                clock.instant(),
                CurrentActor.get().id(),
                1);
    }

    /** The invoices it names; without any, the only one of the customer's that is open with this very amount. */
    private List<CustomerMoney.Target> targets(PaymentNotice notice) {
        List<String> named = notice.invoice() != null
                ? List.of(notice.invoice())
                : INVOICE_NUMBER
                        .matcher(notice.remittance() == null ? "" : notice.remittance())
                        .results()
                        .map(match -> match.group())
                        .distinct()
                        .toList();
        if (named.isEmpty() && notice.customerId() != null) {
            List<String> fitting = owedBy(notice.customerId()).stream()
                    .filter(item -> item.currency().equals(notice.currency()))
                    .filter(item -> item.owed().compareTo(notice.amount()) == 0)
                    .map(OpenItem::id)
                    .toList();
            named = fitting.size() == 1 ? fitting : List.of();
        }
        return named.stream()
                .map(invoice -> new CustomerMoney.Target(invoice, null, null))
                .toList();
    }

    /**
     * Settles an invoice with money that is not allocated yet.
     *
     * @param amount of it, or null for as much as fits
     * @param request key and content of the caller's request, parted by {@code #}; its repetition settles nothing more
     * @throws Refused {@code not-found}, {@code validation}, {@code state} when that much is not there or not owed
     */
    public Booked allocate(String reference, String invoice, BigDecimal amount, String request) {
        int content = request.lastIndexOf('#');
        while (true) {
            CustomerMoney before = known(reference);
            Optional<String> same = before.askedBefore(request.substring(0, content));
            if (same.isPresent()) {
                return repeated(before, same.get().equals(request.substring(content + 1)));
            }
            checkAllocation(before, invoice, amount);
            BigDecimal limit = amount == null ? before.unallocated() : amount;
            CustomerMoney aimed = before.aimedAt(new CustomerMoney.Target(invoice, limit, request));
            if (money.replace(aimed)) {
                return new Booked(settle(aimed), false);
            }
        }
    }

    /**
     * Gives money that is not allocated back to its customer. One guarded write: whatever else wants the same money at the
     * same time finds it gone, or goes first.
     *
     * @param amount of it, or null for all that is unallocated
     * @param note reference of the transfer, or null
     * @param request key and content of the caller's request, parted by {@code #}; its repetition pays nothing more
     * @throws Refused {@code not-found}, or {@code state} when that much is not there or nobody knows whose it is
     */
    public Booked payOut(String reference, BigDecimal amount, String note, String request) {
        int content = request.lastIndexOf('#');
        while (true) {
            CustomerMoney before = known(reference);
            Optional<String> same = before.askedBefore(request.substring(0, content));
            if (same.isPresent()) {
                return repeated(before, same.get().equals(request.substring(content + 1)));
            }
            BigDecimal wanted = amount == null ? before.unallocated() : amount;
            checkUnallocated(before, wanted);
            if (before.customerId() == null) {
                throw Refused.because(
                        ProblemCode.STATE, "Nobody knows whose money it is; settle an invoice with it first");
            }
            var payout = new CustomerMoney.Payout(
                    wanted, note, clock.instant(), CurrentActor.get().id(), request);
            CustomerMoney paid = before.paidOut(payout, JournalEntries.payout(before, wanted));
            if (money.replace(paid)) {
                return new Booked(paid, false);
            }
        }
    }

    private CustomerMoney known(String reference) {
        return money.find(reference)
                .map(this::settleIfNeeded)
                .orElseThrow(() ->
                        Refused.because(ProblemCode.NOT_FOUND, "There is no payment with reference " + reference));
    }

    private static Booked repeated(CustomerMoney money, boolean sameContent) {
        if (!sameContent) {
            throw Refused.because(
                    ProblemCode.IDEMPOTENCY_MISMATCH, "This key was used for another request; use a new key");
        }
        return new Booked(money, true);
    }

    private CustomerMoney settleIfNeeded(CustomerMoney found) {
        return found.isBooked() ? found : settle(found);
    }

    private void checkAllocation(CustomerMoney from, String invoice, BigDecimal amount) {
        OpenItem item = items.find(invoice).orElseThrow(() -> Problem.invalid(List.of(
                        FieldError.of("/invoice", "unknown", "Nothing was ever owed for an invoice " + invoice)))
                .refused());
        if (!item.currency().equals(from.currency())) {
            throw Problem.invalid(List.of(FieldError.of(
                            "/invoice",
                            "currency",
                            "It is in " + item.currency() + ", the money in " + from.currency())))
                    .refused();
        }
        BigDecimal wanted = amount == null ? BigDecimal.ZERO : amount;
        checkUnallocated(from, wanted);
        if (!item.open() || wanted.compareTo(item.owed()) > 0) {
            throw Refused.because(
                    ProblemCode.STATE,
                    "No more than " + item.owed().toPlainString() + " is owed for invoice " + invoice);
        }
    }

    private static void checkUnallocated(CustomerMoney from, BigDecimal wanted) {
        if (from.unallocated().signum() == 0 || wanted.compareTo(from.unallocated()) > 0) {
            throw Refused.because(
                    ProblemCode.STATE, "No more than " + from.unallocated().toPlainString() + " is unallocated");
        }
    }

    // --- settling ----------------------------------------------------------------------------------------------------

    /** Goes through what the money is for, as often as it takes; what was settled before stays as it is. */
    CustomerMoney settle(CustomerMoney found) {
        CustomerMoney current = found;
        while (true) {
            CustomerMoney done = settledOnce(current);
            if (money.replace(done)) {
                return done;
            }
            current = money.find(found.id()).orElseThrow();
            if (current.isBooked()) {
                return current;
            }
        }
    }

    private CustomerMoney settledOnce(CustomerMoney from) {
        BigDecimal left = from.amount().subtract(from.paidOut());
        String customer = from.customerId();
        List<CustomerMoney.Allocation> allocations = new ArrayList<>();
        List<OpenItem> met = new ArrayList<>();
        for (int i = 0; i < from.targets().size(); i++) {
            CustomerMoney.Target target = from.targets().get(i);
            BigDecimal upTo = target.limit() == null ? left : target.limit().min(left);
            Optional<OpenItem> item = take(from, target.invoice(), from.settlementKey(i), upTo);
            if (item.isPresent()) {
                met.add(item.get());
                customer = customer == null ? item.get().customerId() : customer;
                BigDecimal part = item.get().settledBy(from.settlementKey(i));
                left = left.subtract(part);
                if (part.signum() > 0) {
                    allocations.add(new CustomerMoney.Allocation(target.invoice(), part));
                }
            }
        }
        return from.booked(
                customer, allocations, result(allocations, met, left), JournalEntries.of(from, customer, allocations));
    }

    /** The item with what it takes of the money under the key; empty when there is none in the money's currency. */
    private Optional<OpenItem> take(CustomerMoney from, String invoice, String key, BigDecimal upTo) {
        while (true) {
            Optional<OpenItem> item =
                    items.find(invoice).filter(found -> found.currency().equals(from.currency()));
            if (item.isEmpty()
                    || item.get().knows(key)
                    || upTo.signum() == 0
                    || !item.get().open()) {
                return item;
            }
            OpenItem settled = item.get().settledWith(key, from.id(), upTo, clock.instant());
            if (items.replace(settled)) {
                return Optional.of(settled);
            }
        }
    }

    private static CustomerMoney.Result result(
            List<CustomerMoney.Allocation> allocations, List<OpenItem> met, BigDecimal left) {
        if (met.isEmpty()) {
            return CustomerMoney.Result.UNMATCHED;
        }
        if (allocations.isEmpty()) {
            return CustomerMoney.Result.PAID_BEFORE;
        }
        if (left.signum() > 0) {
            return CustomerMoney.Result.OVERPAID;
        }
        return met.stream().anyMatch(OpenItem::open) ? CustomerMoney.Result.UNDERPAID : CustomerMoney.Result.SETTLED;
    }
}
