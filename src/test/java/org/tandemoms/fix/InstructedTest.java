package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tandemoms.trading.ExecType;
import org.tandemoms.trading.Instructions;
import org.tandemoms.trading.OrdStatus;
import org.tandemoms.trading.OrdType;
import org.tandemoms.trading.OrderTerms;
import org.tandemoms.trading.Peg;
import org.tandemoms.trading.TimeInForce;
import org.tandemoms.trading.Trail;
import org.tandemoms.trading.TriggerPrice;
import quickfix.IncorrectTagValue;
import quickfix.Message;

/** Order types in each version's own fields, read from clients and written to them. */
class InstructedTest {

    /** Fields as {@code tag=value;tag=value}. */
    private static Message message(String fields) {
        var message = new Message();
        for (String field : fields.split(";")) {
            int sign = field.indexOf('=');
            message.setString(Integer.parseInt(field.substring(0, sign)), field.substring(sign + 1));
        }
        return message;
    }

    private static OrderTerms read(String fields) throws Exception {
        return Fields.terms(message("38=100;" + fields), TimeInForce.DAY);
    }

    @ParameterizedTest
    @CsvSource({
        "40=1, MARKET",
        "40=2;44=10, LIMIT",
        "40=2;44=10;111=10, ICEBERG",
        "40=2;44=10;1138=10, ICEBERG",
        "40=3;99=9, STOP",
        "40=4;44=10;99=9, STOP_LIMIT",
        "40=5, MARKET_ON_CLOSE",
        "40=B;44=10, LIMIT_ON_CLOSE",
        "40=P;18=R, PEGGED",
        "40=P, PEGGED",
        "40=P;1094=2, PEGGED",
        "40=P;18=a;211=1, TRAILING_STOP",
        "40=P;1094=7;211=1, TRAILING_STOP",
        "40=P;5702=1, TRAILING_STOP",
        "40=J, "
    })
    void everyTypeHasItsCode(String fields, OrdType type) throws Exception {
        assertThat(read(fields).ordType()).isEqualTo(type);
    }

    @Test
    void whatIsPeggedToAndHowFarAway() throws Exception {
        assertThat(read("40=P;18=1 M;211=-0.02").peg()).isEqualTo(new Peg(Peg.To.MIDPOINT, new BigDecimal("-0.02")));
        assertThat(read("40=P;18=P").peg().price()).isEqualTo(Peg.To.MARKET);
        assertThat(read("40=P;1094=5").peg().price()).isEqualTo(Peg.To.PRIMARY);
        assertThatThrownBy(() -> read("40=P;18=R;211=5;836=2")).isInstanceOf(IncorrectTagValue.class);
        assertThatThrownBy(() -> read("40=P;1094=3")).isInstanceOf(IncorrectTagValue.class);
    }

    @Test
    void howFarBehindATrailingStopStays() throws Exception {
        assertThat(read("40=P;18=a;211=-0.50").trail()).isEqualTo(new Trail(new BigDecimal("0.50"), null));
        assertThat(read("40=P;1094=7;211=150;836=1").trail().percent()).isEqualByComparingTo("1.5");
        assertThat(read("40=P;5703=2").trail()).isEqualTo(new Trail(null, new BigDecimal("2")));
        assertThatThrownBy(() -> read("40=P;18=a;211=5;836=2")).isInstanceOf(IncorrectTagValue.class);
    }

    @Test
    void whichPriceSetsAStopOff() throws Exception {
        assertThat(read("40=3;99=9;1107=2").trigger()).isEqualTo(TriggerPrice.LAST);
        assertThat(read("40=3;1102=9;1107=3").stopPrice()).isEqualByComparingTo("9");
        assertThatThrownBy(() -> read("40=3;99=9;1107=6")).isInstanceOf(IncorrectTagValue.class);
        assertThat(read("40=3;99=9").instructions()).isNull();
    }

    /** What we tell a client (or a venue) of an order reads as the same order, in every version. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsWrittenReadsAsTheSame(Dialect dialect) throws Exception {
        for (Instructions more : new Instructions[] {
            Instructions.of(null, null, new Trail(new BigDecimal("0.5"), null), null),
            Instructions.of(null, null, new Trail(null, new BigDecimal("1.5")), null)
        }) {
            assertThat(written(OrdType.TRAILING_STOP, more, dialect).trail())
                    .usingRecursiveComparison()
                    .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .isEqualTo(more.trail());
        }
        var peg = Instructions.of(null, null, null, new Peg(Peg.To.MIDPOINT, new BigDecimal("-0.01")));
        assertThat(written(OrdType.PEGGED, peg, dialect).peg()).isEqualTo(peg.peg());
        assertThat(written(OrdType.LIMIT, Instructions.of(BigDecimal.TEN, null, null, null), dialect)
                        .minQuantity())
                .isEqualByComparingTo("10");
    }

    private static OrderTerms written(OrdType type, Instructions more, Dialect dialect) throws Exception {
        var message = new Message();
        var terms = new OrderTerms(BigDecimal.TEN, type, null, null, TimeInForce.DAY, null, null, more);
        Fields.set(message, terms, dialect);
        OrderTerms read = Fields.terms(message, TimeInForce.DAY);
        assertThat(read.ordType()).isEqualTo(type);
        return read;
    }

    /** FIX 5.0 has ExecType L; the versions before restate. */
    @ParameterizedTest
    @CsvSource({"FIX42, D, 4", "FIX44, D, 99", "FIX50SP2, L, "})
    void anOrderThatWasSetOff(Dialect dialect, String execType, Integer restatement) throws Exception {
        var message = new Message();

        dialect.writeExecution(message, ExecType.TRIGGERED, OrdStatus.NEW, false);

        assertThat(message.getString(150)).isEqualTo(execType);
        assertThat(message.getString(39)).isEqualTo("0");
        assertThat(dialect.restatement(ExecType.TRIGGERED, null)).isEqualTo(restatement);
    }
}
