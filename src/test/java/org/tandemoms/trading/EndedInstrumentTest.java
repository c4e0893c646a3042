package org.tandemoms.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandemoms.instruments.AssetClass;
import org.tandemoms.instruments.InstrumentLines;
import org.tandemoms.instruments.Instruments;
import org.tandemoms.parties.Account;
import org.tandemoms.parties.Accounts;
import org.tandemoms.shared.FieldError;

/** What has expired or is redeemed is not traded, and what its ticks do not allow neither. */
class EndedInstrumentTest {

    private static List<FieldError> check(AssetClass assetClass, String day, String limit) {
        InstrumentLines line = InstrumentLines.line(assetClass);
        if (assetClass == AssetClass.EQUITY) {
            line.with("tick", "").with("tickTable", "0:0.01;100:0.05");
        }
        OrderChecks checks = new OrderChecks(
                new Instruments(List.of(InstrumentLines.instrument(line))),
                new Accounts(List.of(new Account("FUND-A", "Fund A", Account.Kind.FUND, "USD", "SAFE-FUND-A"))),
                () -> Set.of("XSIM"),
                (wanted, terms) -> List.of(),
                Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC));
        return checks.check(new OrderCandidate(
                "C1",
                "FUND-A",
                line.columns().get("symbol"),
                null,
                null,
                null,
                Side.BUY,
                new OrderTerms(BigDecimal.TEN, OrdType.LIMIT, new BigDecimal(limit), null, TimeInForce.DAY, null, null),
                RoutingWish.BEST,
                null,
                null));
    }

    @ParameterizedTest(name = "{0} on {1} at {2}: {3}")
    @CsvSource({
        "EQUITY_OPTION, 2027-01-15, 6.30, ",
        "EQUITY_OPTION, 2027-01-16, 6.30, /instrument expired",
        "COMMODITY_FUTURE, 2027-02-23, 72.40, /instrument expired",
        "GOVERNMENT_BOND, 2034-11-15, 99.00, /instrument expired",
        "EQUITY, 2040-01-01, 99.99, ",
        "EQUITY, 2040-01-01, 100.01, /limitPrice tick"
    })
    void anOrderIsChecked(AssetClass assetClass, String day, String limit, String found) {
        assertThat(check(assetClass, day, limit).stream().map(error -> error.pointer() + " " + error.code()))
                .containsExactlyElementsOf(found == null ? List.of() : List.of(found));
    }
}
