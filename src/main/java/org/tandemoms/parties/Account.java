package org.tandemoms.parties;

/**
 * An account that securities are traded for.
 *
 * @param currency of its books, ISO 4217
 * @param safekeepingAccount where the custodian keeps its securities
 */
public record Account(String code, String name, Kind kind, String currency, String safekeepingAccount) {

    public enum Kind {
        FUND,
        PROPRIETARY,
        CLIENT
    }
}
