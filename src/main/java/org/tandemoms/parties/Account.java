package org.tandemoms.parties;

/**
 * An account that securities are traded for.
 *
 * @param currency of its books, ISO 4217
 * @param safekeepingAccount where the custodian keeps its securities
 * @param longOnly sells nothing that it does not own
 */
public record Account(
        String code, String name, Kind kind, String currency, String safekeepingAccount, boolean longOnly) {

    public Account(String code, String name, Kind kind, String currency, String safekeepingAccount) {
        this(code, name, kind, currency, safekeepingAccount, false);
    }

    public enum Kind {
        FUND,
        PROPRIETARY,
        CLIENT
    }
}
