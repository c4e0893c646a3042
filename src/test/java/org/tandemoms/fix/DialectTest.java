package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandemoms.trading.ExecType;
import org.tandemoms.trading.OrdStatus;
import quickfix.Message;

/** ExecType (150), OrdStatus (39) and ExecTransType (20) by FIX 4.2 and FIX 4.4, volume 4, appendix D. */
class DialectTest {

    @ParameterizedTest
    @CsvSource({
        // happening,        status,            left, 4.2: 20, 150, 39;  4.4: 150, 39
        "NEW,              NEW,                 100,  0, 0, 0,  0, 0",
        "TRADE,            PARTIALLY_FILLED,     60,  0, 1, 1,  F, 1",
        "TRADE,            FILLED,                0,  0, 2, 2,  F, 2",
        "PENDING_CANCEL,   PENDING_CANCEL,      100,  0, 6, 6,  6, 6",
        "CANCELED,         CANCELED,              0,  0, 4, 4,  4, 4",
        "PENDING_REPLACE,  PENDING_REPLACE,     100,  0, E, E,  E, E",
        "REPLACED,         NEW,                 100,  0, 5, 5,  5, 0",
        "REPLACED,         PARTIALLY_FILLED,     40,  0, 5, 1,  5, 1",
        "REJECTED,         REJECTED,              0,  0, 8, 8,  8, 8",
        "EXPIRED,          EXPIRED,               0,  0, C, C,  C, C",
        "TRADE_CANCEL,     NEW,                 100,  1, 0, 0,  H, 0",
        "TRADE_CORRECT,    PARTIALLY_FILLED,     50,  2, 1, 1,  G, 1",
        "ORDER_STATUS,     FILLED,                0,  3, 2, 2,  I, 2",
        "NEW,              PENDING_APPROVAL,    100,  0, 0, A,  0, A",
    })
    void eachVersionTellsAnExecutionInItsOwnCodes(
            ExecType execType,
            OrdStatus status,
            int left,
            String transType42,
            String execType42,
            String status42,
            String execType44,
            String status44) {
        Message old = written(Dialect.FIX42, execType, status, left == 0);
        assertThat(field(old, 20)).isEqualTo(transType42);
        assertThat(field(old, 150)).isEqualTo(execType42);
        assertThat(field(old, 39)).isEqualTo(status42);

        for (Dialect dialect : new Dialect[] {Dialect.FIX44, Dialect.FIX50SP2}) {
            Message message = written(dialect, execType, status, left == 0);
            assertThat(field(message, 20)).isNull();
            assertThat(field(message, 150)).isEqualTo(execType44);
            assertThat(field(message, 39)).isEqualTo(status44);
            if (execType == ExecType.TRADE) {
                message.setString(32, "40");
            }
            assertThat(dialect.execType(message)).isEqualTo(execType);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 100, TRADE",
        "2, 2, 100, TRADE",
        "F, 2, 100, TRADE",
        "4, 4, , CANCELED",
        "2, 0, , NEW",
        "2, 2, , ORDER_STATUS"
    })
    void olderCodesForFillsAreReadFromBrokersThatSpeakNewerVersions(
            String code, String status, String lastQty, ExecType meant) {
        Message message = new Message();
        message.setString(150, code);
        message.setString(39, status);
        if (lastQty != null) {
            message.setString(32, lastQty);
        }

        assertThat(Dialect.FIX44.execType(message)).isEqualTo(meant);
    }

    @Test
    void anUnknownCodeIsRefused() {
        Message message = new Message();
        message.setString(150, "Z");

        assertThatThrownBy(() -> Dialect.FIX44.execType(message)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusalsThatFix42DoesNotKnowFallBackToTheBrokersOption() {
        assertThat(Dialect.FIX42.orderRejection(6)).isEqualTo(6);
        assertThat(Dialect.FIX42.orderRejection(99)).isZero();
        assertThat(Dialect.FIX44.orderRejection(99)).isEqualTo(99);
        assertThat(Dialect.FIX42.cancelRejection(99)).isEqualTo(2);
        assertThat(Dialect.FIX42.cancelRejection(1)).isEqualTo(1);
    }

    private static Message written(Dialect dialect, ExecType execType, OrdStatus status, boolean nothingLeft) {
        Message message = new Message();
        dialect.writeExecution(message, execType, status, nothingLeft);
        return message;
    }

    private static String field(Message message, int tag) {
        return message.getOptionalString(tag).orElse(null);
    }
}
