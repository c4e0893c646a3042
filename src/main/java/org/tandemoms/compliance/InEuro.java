package org.tandemoms.compliance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tandemoms.marketdata.FxRates;
import org.tandemoms.shared.Money;

/** Amounts as the rules compare them: in EUR at the current rate, to the cent, half up. */
@Component
class InEuro {

    private static final String EUR = "EUR";

    private final FxRates rates;

    InEuro(FxRates rates) {
        this.rates = rates;
    }

    /** Empty when there is no rate. */
    Optional<BigDecimal> of(Money money) {
        return rates.rate(money.currency().getCurrencyCode(), EUR)
                .map(rate -> money.amount().multiply(rate).setScale(2, RoundingMode.HALF_UP));
    }
}
