package org.tandemoms.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;

/**
 * An amount in one currency, kept at the currency's minor units (ISO 4217), rounded half even.
 * Arithmetic between currencies is a bug and throws.
 */
public record Money(BigDecimal amount, Currency currency) {

    public Money {
        Objects.requireNonNull(currency, "currency");
        amount = amount.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_EVEN);
    }

    public static Money of(BigDecimal amount, String currencyCode) {
        return new Money(amount, Currency.getInstance(currencyCode));
    }

    public static Money of(String amount, String currencyCode) {
        return of(new BigDecimal(amount), currencyCode);
    }

    public static Money zero(String currencyCode) {
        return of(BigDecimal.ZERO, currencyCode);
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    public boolean isMoreThan(Money other) {
        return amount.compareTo(same(other).amount) > 0;
    }

    /** The amount in the currency's smallest unit, as payment providers and ISO 20022 count it. */
    public long minorUnits() {
        return amount.unscaledValue().longValueExact();
    }

    /** For people to read: {@code 12,500.00 EUR}. */
    public String inWords() {
        return String.format(Locale.ENGLISH, "%,." + amount.scale() + "f %s", amount, currency.getCurrencyCode());
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
