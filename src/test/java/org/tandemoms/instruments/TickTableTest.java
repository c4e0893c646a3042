package org.tandemoms.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickTableTest {

    /** Delegated Regulation (EU) 2017/588 (RTS 11), annex: the most liquid band, from 9,000 transactions a day. */
    private final TickTable mostLiquid = TickTable.parse("0:0.0001;1:0.0002;2:0.0005;5:0.001;10:0.002;20:0.005;50:0.01;"
            + "100:0.02;200:0.05;500:0.1;1000:0.2;2000:0.5;5000:1;10000:2;20000:5;50000:10");

    @ParameterizedTest(name = "at {0} in steps of {1}")
    @CsvSource({
        "0.05, 0.0001",
        "0.9999, 0.0001",
        "1, 0.0002",
        "4.9995, 0.0005",
        "178.40, 0.02",
        "199.98, 0.02",
        "200, 0.05",
        "60000, 10",
        "-37.63, 0.005"
    })
    void theHeightOfThePriceDecides(BigDecimal price, BigDecimal tick) {
        assertThat(mostLiquid.at(price)).isEqualByComparingTo(tick);
    }

    @ParameterizedTest(name = "{0} is allowed: {1}")
    @CsvSource({"178.40, true", "178.41, false", "199.98, true", "200.02, false", "200.05, true", "0, true"})
    void aPriceBetweenTwoStepsIsNone(BigDecimal price, boolean allowed) {
        assertThat(mostLiquid.allows(price)).isEqualTo(allowed);
    }

    @Test
    void theNearestPriceIsAllowed() {
        assertThat(mostLiquid.nearest(new BigDecimal("178.413"))).isEqualByComparingTo("178.42");
        assertThat(mostLiquid.allows(mostLiquid.nearest(new BigDecimal("199.995"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0:0", "0:-1", "-1:0.1", "0:0.1;0:0.2", "0:0.1:2", "a:b"})
    void whatIsNoTableIsRefused(String text) {
        assertThatThrownBy(() -> TickTable.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
