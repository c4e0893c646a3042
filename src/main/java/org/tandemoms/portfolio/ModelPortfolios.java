package org.tandemoms.portfolio;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
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
import org.tandemoms.instruments.Instruments;
import org.tandemoms.parties.Accounts;

/** All model portfolios, from a file with a line for each target: account, symbol or {@code CASH}, weight or amount. */
@Component
public class ModelPortfolios {

    private static final int COLUMNS = 3;
    private static final String CASH = "CASH";

    private final Map<String, ModelPortfolio> byId = new LinkedHashMap<>();

    /** @param file null where none is configured: then there are no portfolios */
    @Autowired
    ModelPortfolios(
            @Value("${tandem.portfolios.file:#{null}}") Resource file, Accounts accounts, Instruments instruments) {
        this(file == null ? List.of() : lines(file), accounts, instruments);
    }

    ModelPortfolios(List<String> lines, Accounts accounts, Instruments instruments) {
        lines.forEach(line -> add(line, accounts, instruments));
        byId.values().stream()
                .filter(model -> model.cashTarget().signum() < 0)
                .findFirst()
                .ifPresent(model -> {
                    throw new IllegalStateException("The targets of " + model.id() + " are more than the whole");
                });
    }

    private static List<String> lines(Resource file) {
        try (var lines = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The file of portfolios cannot be read: " + file, e);
        }
    }

    private void add(String line, Accounts accounts, Instruments instruments) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS || accounts.find(cells[0]).isEmpty()) {
            throw new IllegalStateException("A target has a known account and " + COLUMNS + " columns: " + line);
        }
        BigDecimal value = new BigDecimal(cells[2]);
        ModelPortfolio before = byId.getOrDefault(cells[0], new ModelPortfolio(cells[0], BigDecimal.ZERO, Map.of()));
        if (cells[1].equals(CASH)) {
            byId.put(cells[0], new ModelPortfolio(cells[0], value, before.targets()));
            return;
        }
        if (instruments.bySymbol(cells[1]).isEmpty() || value.signum() < 0) {
            throw new IllegalStateException("A target is a weight of a known instrument: " + line);
        }
        Map<String, BigDecimal> targets = new LinkedHashMap<>(before.targets());
        targets.put(cells[1], value);
        byId.put(cells[0], new ModelPortfolio(cells[0], before.openingCash(), targets));
    }

    public Optional<ModelPortfolio> find(String id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    public Collection<ModelPortfolio> all() {
        return List.copyOf(byId.values());
    }
}
