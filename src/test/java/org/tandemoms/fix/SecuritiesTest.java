package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tandemoms.instruments.AssetClass;
import org.tandemoms.instruments.InstrumentLines;
import org.tandemoms.instruments.Instruments;
import quickfix.IncorrectTagValue;
import quickfix.Message;

class SecuritiesTest {

    private final Securities securities = new Securities(new Instruments(
            Arrays.stream(AssetClass.values()).map(InstrumentLines::instrument).toList()));

    private static Message message(String fields) {
        Message message = new Message();
        for (String field : fields.split("\\|")) {
            message.setString(Integer.parseInt(field.split("=")[0]), field.split("=")[1]);
        }
        return message;
    }

    private String named(String fields) throws Exception {
        Message message = message(fields);
        securities.name(message);
        return message.toString().replace('\u0001', '|').replaceAll(".*?\\|(.*)\\|10=.*", "$1");
    }

    @Test
    void anOptionNamedByItsContractGetsOurSymbol() throws Exception {
        assertThat(named("55=AAPL|167=OPT|200=202701|201=1|202=200"))
                .contains("55=X-EQUITY_OPTION|")
                .contains("167=OPT");
    }

    @Test
    void aNumberThatTheTradingRoomDoesNotKnowIsTakenAway() throws Exception {
        assertThat(named("55=[N/A]|48=037833100|22=1")).isEqualTo("55=AAPL");
    }

    @Test
    void whatTheTradingRoomLooksUpItselfIsLeftAsItIs() throws Exception {
        assertThat(named("55=AAPL")).isEqualTo("55=AAPL");
        assertThat(named("48=US0378331006|22=4")).contains("48=US0378331006").doesNotContain("55=");
        assertThat(named("55=NOBODY|167=CS")).contains("55=NOBODY");
    }

    @Test
    void aShareCalledAnOptionIsRefused() {
        assertThatThrownBy(() -> named("55=AAPL|167=OPT|200=202702|201=1|202=200"))
                .isInstanceOf(IncorrectTagValue.class);
    }

    private List<String> told(AssetClass assetClass, Dialect dialect) {
        Message message = new Message();
        securities.describe(message, InstrumentLines.line(assetClass).columns().get("symbol"), dialect);
        return Arrays.stream(message.toString().split("\u0001"))
                .filter(field -> !field.startsWith("9=") && !field.startsWith("10="))
                .toList();
    }

    @Test
    void venuesAreToldTheContract() {
        assertThat(told(AssetClass.EQUITY_OPTION, Dialect.FIX44))
                .containsExactlyInAnyOrder(
                        "48=AAPL  270115C00200000",
                        "22=J",
                        "167=OPT",
                        "460=5",
                        "231=100",
                        "200=202701",
                        "541=20270115",
                        "201=1",
                        "202=200");
        assertThat(told(AssetClass.EQUITY, Dialect.FIX44)).isEmpty();
    }

    @Test
    void inTheWordsOfItsVersion() {
        assertThat(told(AssetClass.COMMODITY_FUTURE, Dialect.FIX42))
                .containsExactlyInAnyOrder("167=FUT", "231=1000", "200=202703", "205=22");
        assertThat(told(AssetClass.GOVERNMENT_BOND, Dialect.FIX42)).contains("167=GOVT", "223=4.25");
        assertThat(told(AssetClass.SYNDICATED_LOAN, Dialect.FIX42)).isEmpty();
    }
}
