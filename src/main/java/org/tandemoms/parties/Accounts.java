package org.tandemoms.parties;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** All trading accounts, from a file: code, name, kind, currency, safekeeping account, and {@code LONG_ONLY} where it is so. */
@Component
public class Accounts {

    private static final int COLUMNS = 5;
    private static final String LONG_ONLY = "LONG_ONLY";

    private final Map<String, Account> byCode = new LinkedHashMap<>();

    /** @param file null where none is configured: then nothing can be traded */
    @Autowired
    Accounts(@Value("${tandem.accounts.file:#{null}}") Resource file) {
        this(file == null ? List.of() : read(file));
    }

    public Accounts(Collection<Account> accounts) {
        accounts.forEach(account -> byCode.put(account.code(), account));
    }

    private static List<Account> read(Resource file) {
        try (var lines = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Accounts::parse)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The file of accounts cannot be read: " + file, e);
        }
    }

    private static Account parse(String line) {
        String[] cells = line.split(",", -1);
        boolean limited = cells.length == COLUMNS + 1;
        if (cells.length != COLUMNS && !(limited && LONG_ONLY.equals(cells[COLUMNS]))) {
            throw new IllegalStateException(
                    "An account has " + COLUMNS + " columns and may have a last one, " + LONG_ONLY + ": " + line);
        }
        return new Account(cells[0], cells[1], Account.Kind.valueOf(cells[2]), cells[3], cells[4], limited);
    }

    public Optional<Account> find(String code) {
        return Optional.ofNullable(code).map(byCode::get);
    }

    public Collection<Account> all() {
        return List.copyOf(byCode.values());
    }
}
