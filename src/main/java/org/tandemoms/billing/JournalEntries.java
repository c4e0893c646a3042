package org.tandemoms.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The booking entries of money from the bank, each under a key of its own: to the customer's account as it comes, whether
 * it fits an invoice or not; to a clearing account while nobody knows whose it is. A credit note was booked when it was
 * issued.
 */
final class JournalEntries {

    private static final String BANK = "BANK";
    private static final String RECEIVABLES = "RECEIVABLES";
    private static final String CLEARING = "UNALLOCATED_RECEIPTS";

    private JournalEntries() {}

    /** What was entered before, and what is new. */
    static List<CustomerMoney.Posting> of(
            CustomerMoney money, String customer, List<CustomerMoney.Allocation> allocations) {
        if (money.source() != CustomerMoney.Source.BANK) {
            return money.postings();
        }
        List<CustomerMoney.Posting> entries = new ArrayList<>(money.postings());
        if (entries.isEmpty()) {
            String credit = customer == null ? CLEARING : RECEIVABLES;
            entries.add(entry("receipt:" + money.id(), BANK, credit, money.amount(), customer));
        } else if (money.customerId() == null && customer != null) {
            entries.add(entry("receipt:" + money.id() + ":known", CLEARING, RECEIVABLES, money.amount(), customer));
        }
        return entries;
    }

    /** What the customer gets back of it, from the account it stood on. */
    static CustomerMoney.Posting payout(CustomerMoney money, BigDecimal amount) {
        String key = "payout:" + money.id() + ":" + (money.payouts().size() + 1);
        return entry(key, RECEIVABLES, BANK, amount, money.customerId());
    }

    private static CustomerMoney.Posting entry(
            String key, String debit, String credit, BigDecimal amount, String customer) {
        return new CustomerMoney.Posting(key, debit, credit, amount, customer, false);
    }
}
