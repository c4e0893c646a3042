package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import org.tandemoms.trading.OrderStateScenarios.Row;
import quickfix.Message;

/**
 * ExecutionReports by a row of the scenarios, which speak FIX 4.4, in the codes of each version. Written from the
 * standard's appendices, apart from what the application does.
 */
final class VenueSpeech {

    private static final String FIX42 = "FIX.4.2";

    private VenueSpeech() {}

    static String execution(
            Row row, String version, String clOrdId, String origClOrdId, String orderId, String execId) {
        char type = row.code("ExecType150");
        String quantity = row.text("OrderQty38").orElseThrow();
        String leaves = row.text("LeavesQty151").orElse(quantity);
        StringBuilder text =
                new StringBuilder("35=8|37=").append(orderId).append("|11=").append(clOrdId);
        if (origClOrdId != null) {
            text.append("|41=").append(origClOrdId);
        }
        text.append("|17=").append(execId.replace("|", ""));
        row.text("ExecRefID19").ifPresent(ref -> text.append("|19=")
                .append(execId, 0, execId.lastIndexOf('/') + 1)
                .append(ref));
        if (version.equals(FIX42)) {
            text.append("|20=").append(transType(type)).append("|150=").append(typeIn42(row, leaves));
        } else {
            text.append("|150=").append(type);
        }
        text.append("|39=")
                .append(version.equals(FIX42) ? statusIn42(row) : row.code("OrdStatus39"))
                .append("|55=VOD|54=1|38=")
                .append(quantity)
                .append("|14=")
                .append(row.text("CumQty14").orElse("0"))
                .append("|151=")
                .append(leaves)
                .append("|6=")
                .append(row.text("AvgPx6").orElse("0"));
        trade(row, type, text);
        if (row.notes("verbal change")) {
            text.append("|378=2");
        }
        if (type == 'D') {
            text.append("|378=1|424=8000|425=0");
        }
        return text.toString();
    }

    private static void trade(Row row, char type, StringBuilder text) {
        boolean trades = type == 'F' || type == 'G';
        String price = row.text("LastPx31").orElse("100");
        if (trades) {
            text.append("|32=")
                    .append(row.text("LastQty32").orElseThrow())
                    .append("|31=")
                    .append(price);
        } else if (type == 'H') {
            text.append("|32=0|31=0");
        }
    }

    private static char transType(char type) {
        return switch (type) {
            case 'H' -> '1';
            case 'G' -> '2';
            case 'I' -> '3';
            default -> '0';
        };
    }

    /** FIX 4.2 tells a fill by what it leaves, and cancels and corrects by ExecTransType with the status as ExecType. */
    private static char typeIn42(Row row, String leaves) {
        return switch (row.code("ExecType150")) {
            case 'F' -> leaves.equals("0") ? '2' : '1';
            case 'G', 'H', 'I' -> row.code("OrdStatus39");
            default -> row.code("ExecType150");
        };
    }

    /** FIX 4.2 has Replaced as a status, below Partially Filled. */
    private static char statusIn42(Row row) {
        return row.code("ExecType150") == '5' && row.code("OrdStatus39") == '0' ? '5' : row.code("OrdStatus39");
    }

    /** That the report has the row's ExecType and OrdStatus in the codes of the version. */
    static void checkCodes(Row row, String version, Message report, String what) {
        if (version.equals(FIX42)) {
            String leaves = row.text("LeavesQty151").orElse("");
            assertThat(WirePeer.text(report, 20))
                    .as("ExecTransType " + what)
                    .isEqualTo(String.valueOf(transType(row.code("ExecType150"))));
            assertThat(WirePeer.text(report, 150))
                    .as("ExecType " + what)
                    .isEqualTo(String.valueOf(typeIn42(row, leaves)));
            assertThat(WirePeer.text(report, 39)).as("OrdStatus " + what).isEqualTo(String.valueOf(statusIn42(row)));
        } else {
            assertThat(report.isSetField(20)).as("no ExecTransType " + what).isFalse();
            assertThat(WirePeer.text(report, 150))
                    .as("ExecType " + what)
                    .isEqualTo(String.valueOf(row.code("ExecType150")));
            assertThat(WirePeer.text(report, 39))
                    .as("OrdStatus " + what)
                    .isEqualTo(String.valueOf(row.code("OrdStatus39")));
        }
    }
}
