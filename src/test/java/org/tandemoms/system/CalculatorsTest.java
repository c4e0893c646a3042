package org.tandemoms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tandemoms.identity.web.Edge;
import org.tandemoms.identity.web.EdgeApplication;

/** The calculators over HTTP as the contract names them: what they answer, and that bad input is told whole and at once. */
@SpringBootTest(
        classes = {EdgeApplication.class, CalculatorsTest.Calculators.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CalculatorsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TestConfiguration
    @ComponentScan(
            basePackages = "org.tandemoms",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*CalculatorController"))
    static class Calculators {}

    @TempDir
    static Path dataDirectory;

    private static String token;

    @LocalServerPort
    int port;

    Edge edge;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("tandem.data-dir", dataDirectory::toString);
    }

    @BeforeEach
    void buyer() {
        edge = new Edge(port);
        token = token == null ? edge.token("sandbox-buyer") : token;
    }

    @Test
    void forecast() {
        JsonNode answer = calculate(
                "forecast", "{'method':'CROSTON','history':[0,'2',0,1,0,0,4],'horizon':2,'parameters':{'alpha':0.1}}");

        assertThat(answer.at("/forecast/1").isNumber()).isTrue();
        assertThat(answer.at("/forecast/1").doubleValue()).isEqualTo(2.11 / 2.1, within(1e-12));
        assertThat(answer.at("/parameters/alpha").doubleValue()).isEqualTo(0.1);
        assertThat(answer.path("fitted")).hasSize(6);
        assertThat(answer.has("seasonals")).isFalse();
    }

    @Test
    void forecast_fits_what_is_not_given() {
        JsonNode answer = calculate(
                "forecast",
                "{'method':'HOLT_WINTERS_ADDITIVE','history':[10,20,30,12,22,33,14,25,35],'period':3,'horizon':3}");

        assertThat(answer.path("parameters")).hasSize(3);
        assertThat(answer.path("seasonals")).hasSize(3);
        assertThat(answer.path("sse").doubleValue()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'method':'EOQ','fixedCost':8,'holdingCost':0.225,'demandRate':1300} | /orderQuantity | 304.0467800264368",
                "{'method':'EOQ_ALL_UNITS','fixedCost':8,'holdingRate':0.3,'demandRate':1300,'breakpoints':[0,400,800],'unitCosts':[0.75,0.72,0.68]} | /tier | 2",
                "{'method':'EOQ_INCREMENTAL','fixedCost':8,'holdingRate':0.3,'demandRate':1300,'breakpoints':[0,400,800],'unitCosts':[0.75,0.72,0.68]} | /cost | 1043.4105255",
                "{'method':'EOQ_BACKORDER','fixedCost':8,'holdingCost':0.225,'stockoutCost':5,'demandRate':1300} | /stockoutFraction | 0.043062200957",
                "{'method':'EPQ','fixedCost':8,'holdingCost':0.225,'demandRate':1300,'productionRate':2000} | /cost | 40.4722126897",
                "{'method':'WAGNER_WHITIN','periods':4,'holdingCost':2,'fixedCost':500,'demand':[90,120,80,70]} | /orders/2 | 150",
                "{'method':'NEWSVENDOR_NORMAL','holdingCost':0.18,'stockoutCost':0.7,'mean':50,'sd':8} | /baseStock | 56.6039559274",
                "{'method':'S_S_POISSON','holdingCost':1,'stockoutCost':4,'fixedCost':5,'mean':6} | /s | 4",
                "{'method':'S_S_POISSON','holdingCost':1,'stockoutCost':4,'fixedCost':5,'mean':6} | /S | 10"
            })
    void order_quantity(String body, String place, double expected) {
        assertThat(calculate("order-quantity", body).at(place).doubleValue())
                .isEqualTo(expected, within(1e-7 * expected));
    }

    @Test
    void reorder_point() {
        JsonNode answer = calculate(
                "reorder-point", "{'meanDemandPerDay':50,'leadTimeDays':7,'sdLeadTimeDemand':10,'serviceLevel':0.95}");

        assertThat(answer.path("reorderPoint").doubleValue()).isEqualTo(366.4485, within(1e-4));
    }

    @Test
    void execution_schedule() {
        JsonNode answer = calculate(
                "execution-schedule",
                "{'model':'ALMGREN_CHRISS','quantity':1000000,'intervals':5,'horizon':5,'sigma':0.95,'epsilon':0.0625,"
                        + "'gamma':2.5e-7,'eta':2.5e-6,'lambda':1e-6}");

        assertThat(answer.path("holdings")).hasSize(6);
        assertThat(answer.path("trades")).hasSize(5);
        assertThat(answer.path("kappa").doubleValue()).isEqualTo(0.607, within(5e-4));
        assertThat(answer.path("expectedCost").isNumber()).isTrue();
        assertThat(calculate("execution-schedule", "{'model':'TWAP','quantity':'100','intervals':4,'horizon':1}")
                        .at("/trades/3")
                        .doubleValue())
                .isEqualTo(25, within(1e-9));
        assertThat(calculate(
                                "execution-schedule",
                                "{'model':'VWAP','quantity':100,'intervals':2,'horizon':1,'volumeCurve':[3,1]}")
                        .at("/trades/0")
                        .doubleValue())
                .isEqualTo(75, within(1e-9));
    }

    @Test
    void implementation_shortfall_and_vwap() {
        JsonNode answer = calculate(
                "implementation-shortfall",
                "{'side':'BUY','decisionPrice':10,'previousClose':10.05,'orderQuantity':1000,"
                        + "'fills':[{'quantity':700,'price':'10.07'}],'endPrice':10.08,'fees':14}");

        assertThat(answer.path("total").doubleValue()).isEqualTo(0.0087, within(1e-12));
        assertThat(calculate("vwap", "{'trades':[{'quantity':100,'price':10},{'quantity':300,'price':11}]}")
                        .path("vwap")
                        .doubleValue())
                .isEqualTo(10.75);
    }

    @Test
    void value_date() {
        assertThat(ask("value-date?pair=EUR/USD&tradeDate=2010-07-02")
                        .path("spot")
                        .asText())
                .isEqualTo("2010-07-06");
        assertThat(ask("value-date?pair=USDCAD&tradeDate=2010-06-07&tenor=1M")
                        .path("valueDate")
                        .asText())
                .isEqualTo("2010-07-08");
        assertThat(calculate(
                                "value-date",
                                "{'pair':'EUR/USD','tradeDate':'2010-07-02','holidays':{'USD':[],'EUR':['2010-07-05']}}")
                        .path("valueDate")
                        .asText())
                .isEqualTo("2010-07-07");
    }

    @Test
    void day_count_and_accrued_interest() {
        assertThat(calculate("day-count", "{'convention':'ACT/ACT ISDA','start':'2003-11-01','end':'2004-05-01'}")
                        .path("yearFraction")
                        .doubleValue())
                .isEqualTo(0.49772438, within(5e-9));
        assertThat(calculate(
                                "accrued-interest",
                                "{'coupon':9.5,'frequency':2,'convention':'ACT/ACT ICMA','previousCoupon':'1985-11-15',"
                                        + "'nextCoupon':'1986-05-15','settlement':'1985-11-29','exCouponDays':7}")
                        .path("accrued")
                        .doubleValue())
                .isEqualTo(0.367403, within(5e-7));
    }

    /** 31 CFR part 356, appendix B: 8 3/4 % due 15 May 2020 at 8.84 % on its first day. */
    @Test
    void bond_price() {
        String bond = "'coupon':8.75,'frequency':2,'convention':'ACT/ACT ICMA','maturity':'2020-05-15',"
                + "'settlement':'1990-05-15','firstPeriod':'SIMPLE'";

        assertThat(calculate("bond-price", "{" + bond + ",'yield':8.84}")
                        .path("price")
                        .doubleValue())
                .isEqualTo(99.057893, within(5e-7));
        assertThat(calculate("bond-price", "{" + bond + ",'price':99.057893}")
                        .path("yield")
                        .doubleValue())
                .isEqualTo(8.84, within(1e-6));
    }

    @Test
    void check() {
        JsonNode isin = ask("check?type=ISIN&value=US0378331004");

        assertThat(isin.path("valid").booleanValue()).isFalse();
        assertThat(isin.path("expectedCheckDigit").asText()).isEqualTo("5");
        assertThat(ask("check?type=OSI&value=" + URLEncoder.encode("SPX   141122P00019500", StandardCharsets.UTF_8))
                        .at("/parts/strike")
                        .asText())
                .isEqualTo("19.5");
    }

    /** One line each: the calculator, the body, and every place that is wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forecast | {} | /history /horizon /method",
                "forecast | {'method':'GUESS','history':'many','horizon':1.5,'parameters':{'alpha':2,'beta':'x','gamma':-1}} | /history /horizon /method /parameters/alpha /parameters/beta /parameters/gamma",
                "forecast | {'method':'SES','history':[1,'NaN',-3,null,1e999],'horizon':0} | /history/1 /history/2 /history/3 /history/4 /horizon",
                "forecast | {'method':'SES','history':[],'horizon':1001} | /history /horizon",
                "forecast | {'method':'HOLT_WINTERS_ADDITIVE','history':[1,2,3,4,5],'horizon':1} | /period",
                "forecast | {'method':'HOLT_WINTERS_ADDITIVE','history':[1,2,3,4,5],'period':1,'horizon':1} | /period",
                "forecast | {'method':'HOLT_WINTERS_ADDITIVE','history':[1,2,3,4,5],'period':3,'horizon':1} | /history",
                "forecast | {'method':'HOLT_WINTERS_MULTIPLICATIVE','history':[1,2,0,4,5,6],'period':3,'horizon':1} | /history",
                "forecast | {'method':'CROSTON','history':[0,0,0],'horizon':1} | /history",
                "forecast | {'method':'HOLT','history':[1,2],'horizon':1,'colour':'red'} | /colour /history",
                "order-quantity | {} | /method",
                "order-quantity | {'method':'EOQ','fixedCost':-8,'demandRate':0} | /demandRate /fixedCost /holdingCost",
                "order-quantity | {'method':'EOQ_ALL_UNITS','fixedCost':8,'holdingRate':0.3,'demandRate':1300,'breakpoints':[1,400,400],'unitCosts':[1,2]} | /breakpoints/0 /breakpoints/2 /unitCosts/1",
                "order-quantity | {'method':'EOQ_INCREMENTAL','fixedCost':8,'holdingRate':0.3,'demandRate':1300,'breakpoints':[0,400],'unitCosts':[1]} | /unitCosts",
                "order-quantity | {'method':'EPQ','fixedCost':8,'holdingCost':1,'demandRate':10,'productionRate':10} | /productionRate",
                "order-quantity | {'method':'WAGNER_WHITIN','periods':3,'fixedCost':8,'holdingCost':1,'demand':[1,2]} | /demand",
                "order-quantity | {'method':'WAGNER_WHITIN','fixedCost':8,'holdingCost':1,'demand':[0,0]} | /demand",
                "order-quantity | {'method':'NEWSVENDOR_NORMAL','holdingCost':1,'stockoutCost':1,'mean':5,'sd':-1} | /sd",
                "order-quantity | {'method':'S_S_POISSON','holdingCost':1e-9,'stockoutCost':4,'fixedCost':1e9,'mean':6} | /fixedCost",
                "reorder-point | {'meanDemandPerDay':-1,'leadTimeDays':'soon','serviceLevel':1} | /leadTimeDays /meanDemandPerDay /sdLeadTimeDemand /serviceLevel",
                "execution-schedule | {'model':'POV','quantity':0,'intervals':1000000} | /intervals /model /quantity",
                "execution-schedule | {'model':'ALMGREN_CHRISS','quantity':1,'intervals':5} | /eta /horizon /lambda /sigma",
                "execution-schedule | {'model':'ALMGREN_CHRISS','quantity':1,'intervals':1,'horizon':1,'sigma':1,'gamma':2,'eta':1,'lambda':1} | /eta",
                "execution-schedule | {'model':'VWAP','quantity':1,'intervals':3,'horizon':1} | /volumeCurve",
                "execution-schedule | {'model':'VWAP','quantity':1,'intervals':3,'horizon':1,'volumeCurve':[1,2]} | /volumeCurve",
                "execution-schedule | {'model':'VWAP','quantity':1,'intervals':2,'horizon':1,'volumeCurve':[0,0]} | /volumeCurve",
                "implementation-shortfall | {'side':'HOLD','decisionPrice':0,'orderQuantity':10,'fills':[{'quantity':-1,'price':1},{'price':'x'}]} | /decisionPrice /endPrice /fees /fills/0/quantity /fills/1/price /fills/1/quantity /side",
                "implementation-shortfall | {'side':'BUY','decisionPrice':1,'orderQuantity':10,'fills':[{'quantity':11,'price':1}],'endPrice':1,'fees':0} | /fills",
                "vwap | {'trades':[]} | /trades",
                "vwap | {'trades':[{'quantity':0,'price':1}]} | /trades/0/quantity",
                "value-date | {'pair':'EUR/EUR','tradeDate':'2010-02-30','tenor':'1Q','holidays':{'USD':['x'],'QQQ':[]}} | /holidays/QQQ /holidays/USD/0 /pair /tenor /tradeDate",
                "day-count | {'convention':'31/365','start':'2020-01-02','end':'2020-01-01','frequency':5} | /convention /end /frequency",
                "day-count | {'convention':'ACT/ACT ICMA','start':'2020-01-02','end':'2020-01-03'} | /frequency",
                "bond-price | {} | /convention /coupon /frequency /maturity /price /settlement",
                "bond-price | {'coupon':5,'frequency':2,'convention':'ACT/360','maturity':'2020-01-01','settlement':'2020-01-01','price':1,'yield':1} | /price /settlement",
                "bond-price | {'coupon':5,'frequency':2,'convention':'ACT/360','maturity':'2030-01-01','settlement':'2020-01-01','price':0} | /price",
                "accrued-interest | {} | /convention /coupon /frequency /nextCoupon /previousCoupon /settlement",
                "accrued-interest | {'coupon':5,'frequency':2,'convention':'ACT/360','previousCoupon':'2020-01-01','nextCoupon':'2020-07-01','settlement':'2020-08-01','exCouponDays':-1,'exCouponCalendar':'MOON'} | /exCouponCalendar /exCouponDays /settlement"
            })
    void every_wrong_place_is_told_at_once(String calculator, String body, String places) {
        HttpResponse<String> answer = post(calculator, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Edge.json(answer).path("type").asText()).isEqualTo("urn:tandem:problem:validation");
        assertThat(String.join(" ", codes(answer).keySet())).as(answer.body()).isEqualTo(places);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value-date | /pair /tradeDate",
                "value-date?pair=EURO&tradeDate=soon&tenor=2Z | /pair /tenor /tradeDate",
                "value-date?pair=EUR/USD&tradeDate=1800-01-01 | /tradeDate",
                "value-date?pair=EUR/USD&tradeDate=2095-01-01&tenor=50Y | /tenor",
                "check | /type /value",
                "check?type=VIN&value=1 | /type"
            })
    void wrong_parameters_too(String path, String places) {
        HttpResponse<String> answer = edge.send(as(path).GET());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(String.join(" ", codes(answer).keySet())).isEqualTo(places);
    }

    /** The largest questions that are taken. */
    static String[] largest() {
        String history = String.join(",", Collections.nCopies(250, "5,9,1,7,0.5,12,3,4"));
        String demand = String.join(",", Collections.nCopies(1000, "7"));
        return new String[] {
            "forecast|{'method':'HOLT_WINTERS_MULTIPLICATIVE','period':12,'horizon':1000,'history':[" + history + "]}",
            "forecast|{'method':'TSB','horizon':1000,'history':[" + history + "]}",
            "order-quantity|{'method':'WAGNER_WHITIN','holdingCost':0.000001,'fixedCost':9,'demand':[" + demand + "]}",
            "order-quantity|{'method':'S_S_POISSON','holdingCost':0.01,'stockoutCost':4,'fixedCost':4,'mean':9000}",
            "execution-schedule|{'model':'TWAP','quantity':1e15,'intervals':10000,'horizon':1}"
        };
    }

    @ParameterizedTest
    @MethodSource
    void largest(String question) {
        String[] parts = question.split("\\|");
        long start = System.nanoTime();
        HttpResponse<String> answer = post(parts[0], parts[1]);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"trades\":[NaN]}"})
    void no_question_at_all(String body) {
        HttpResponse<String> answer = edge.send(
                as("vwap").header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void nobody_calculates_without_signing_in() {
        assertThat(edge.send(edge.to("/api/v1/calculators/check?type=LUHN&value=18")
                                .GET())
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpRequest.Builder as(String path) {
        return edge.to("/api/v1/calculators/" + path).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> post(String calculator, String body) {
        return edge.send(as(calculator)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private JsonNode calculate(String calculator, String body) {
        HttpResponse<String> answer = post(calculator, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Edge.json(answer);
    }

    private JsonNode ask(String path) {
        HttpResponse<String> answer = edge.send(as(path).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Edge.json(answer);
    }

    private static Map<String, String> codes(HttpResponse<String> answer) {
        Map<String, String> codes = new TreeMap<>();
        Edge.json(answer)
                .path("errors")
                .forEach(error -> codes.put(
                        error.path("pointer").asText(), error.path("code").asText()));
        return codes;
    }
}
