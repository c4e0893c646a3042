package org.tandemoms.procurement.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tandemoms.procurement.policy.EconomicOrderQuantity.PriceList;

/**
 * Examples and problems of L. V. Snyder and Z.-J. M. Shen, Fundamentals of Supply Chain Theory, 2nd edition (2019), with all
 * digits as the authors' package stockpyl prints them.
 */
class OrderQuantityTest {

    private static final PriceList EXAMPLE_3_6 = new PriceList(List.of(0.0, 400.0, 800.0), List.of(0.75, 0.72, 0.68));
    private static final PriceList PROBLEM_3_12 =
            new PriceList(List.of(0.0, 1200.0, 2400.0), List.of(1490.0, 1220.0, 1100.0));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Example 3.1, 8, 0.225, 1300, 304.0467800264368, 68.41052550594829",
        "Problem 3.1, 2250, 275, 182500, 1728.109844993551, 475230.2073732266"
    })
    void eoq(String source, double fixed, double holding, double demand, double quantity, double cost) {
        var lot = EconomicOrderQuantity.plain(fixed, holding, demand);

        assertThat(lot.orderQuantity()).isEqualTo(quantity, within(1e-9 * quantity));
        assertThat(lot.cost()).isEqualTo(cost, within(1e-9 * cost));
    }

    @Test
    void all_units_discount_of_example_3_6_and_problem_3_12() {
        var example = EconomicOrderQuantity.allUnits(8, 0.3, 1300, EXAMPLE_3_6);
        assertThat(example.orderQuantity()).isEqualTo(800);
        assertThat(example.tier()).isEqualTo(2);
        assertThat(example.cost()).isEqualTo(978.60, within(1e-9));

        var problem = EconomicOrderQuantity.allUnits(2250, 0.25, 182500, PROBLEM_3_12);
        assertThat(problem.orderQuantity()).isEqualTo(2400);
        assertThat(problem.cost()).isEqualTo(201251093.75, within(1e-6));
    }

    @Test
    void incremental_discount_of_example_3_7_and_problem_3_12() {
        var example = EconomicOrderQuantity.incremental(8, 0.3, 1300, EXAMPLE_3_6);
        assertThat(example.orderQuantity()).isEqualTo(304.04678003, within(1e-8));
        assertThat(example.tier()).isZero();
        assertThat(example.cost()).isEqualTo(1043.41052551, within(1e-8));

        var problem = EconomicOrderQuantity.incremental(2250, 0.25, 182500, PROBLEM_3_12);
        assertThat(problem.orderQuantity()).isEqualTo(28553.06065428, within(1e-8));
        assertThat(problem.tier()).isEqualTo(2);
        assertThat(problem.cost()).isEqualTo(208678591.67992835, within(1e-6));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Example 3.8, 8, 0.225, 5, 1300, 310.8125551589646, 0.043062200956938, 66.921363550973254",
        "Problem 3.2, 40, 40.05, 60, 2080, 83.235448128898042, 0.400299850074962, 1999.148244415212"
    })
    void backorders(
            String source,
            double fixed,
            double holding,
            double stockout,
            double demand,
            double quantity,
            double fraction,
            double cost) {
        var lot = EconomicOrderQuantity.withBackorders(fixed, holding, stockout, demand);

        assertThat(lot.orderQuantity()).isEqualTo(quantity, within(1e-9));
        assertThat(lot.stockoutFraction()).isEqualTo(fraction, within(1e-12));
        assertThat(lot.cost()).isEqualTo(cost, within(1e-9));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Example 3.1 made at 2000, 8, 0.225, 1300, 2000, 513.9328595516969, 40.47221268969612",
        "Problem 3.22, 4, 0.08, 80, 110, 171.2697677155351, 3.736794931975310"
    })
    void production(
            String source, double fixed, double holding, double demand, double rate, double quantity, double cost) {
        var lot = EconomicOrderQuantity.produced(fixed, holding, demand, rate);

        assertThat(lot.orderQuantity()).isEqualTo(quantity, within(1e-9));
        assertThat(lot.cost()).isEqualTo(cost, within(1e-9));
    }

    @Test
    void wagner_whitin_of_example_3_9_and_problems_3_27_and_3_29() {
        assertPlan(WagnerWhitin.plan(2, 500, List.of(90.0, 120.0, 80.0, 70.0)), 1380, 210, 0, 150, 0);
        assertPlan(WagnerWhitin.plan(0.8, 120, List.of(150.0, 100.0, 80.0, 200.0)), 424, 150, 180, 0, 200);
        assertPlan(WagnerWhitin.plan(0.1, 100, List.of(730.0, 580.0, 445.0, 650.0, 880.0)), 423, 1310, 0, 1095, 0, 880);
    }

    @Test
    void of_two_equally_good_plans_the_one_that_orders_again_soonest() {
        assertPlan(WagnerWhitin.plan(0.1, 100, List.of(200.0, 200.0, 200.0, 200.0, 200.0)), 280, 400, 0, 600, 0, 0);
    }

    @Test
    void nothing_is_ordered_before_it_is_needed() {
        assertPlan(WagnerWhitin.plan(1, 10, List.of(0.0, 0.0, 5.0, 0.0)), 10, 0, 0, 5, 0);
    }

    private static void assertPlan(WagnerWhitin.Plan plan, double cost, double... orders) {
        assertThat(plan.orders())
                .containsExactly(java.util.Arrays.stream(orders).boxed().toArray(Double[]::new));
        assertThat(plan.cost()).isEqualTo(cost, within(1e-9));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Example 4.3, 0.18, 0.7, 50, 8, 56.603955927433887, 1.997605193176645",
        "Problem 4.1, 43, 79, 900, 60, 922.7214038234755, 2718.196781782411"
    })
    void newsvendor(String source, double holding, double stockout, double mean, double sd, double level, double cost) {
        var stock = SafetyStock.newsvendor(holding, stockout, mean, sd);

        assertThat(stock.level()).isEqualTo(level, within(1e-7));
        assertThat(stock.cost()).isEqualTo(cost, within(1e-6));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Example 4.7, 1, 4, 5, 6, 4, 10, 8.034111561471642",
        "Problem 4.31, 40, 125, 150, 4, 2, 7, 223.5748295669688"
    })
    void s_and_S(
            String source, double holding, double stockout, double fixed, double mean, int s, int upTo, double cost) {
        var policy = PoissonReorderPolicy.best(holding, stockout, fixed, mean);

        assertThat(policy.reorderPoint()).isEqualTo(s);
        assertThat(policy.orderUpTo()).isEqualTo(upTo);
        assertThat(policy.cost()).isEqualTo(cost, within(1e-9 * cost));
    }

    /** Y.-S. Zheng and A. Federgruen, Operations Research 39 (1991), Table I: h = 1, p = 9, K = 64. */
    @ParameterizedTest(name = "mean {0}")
    @CsvSource({
        "10, 6, 40, 35.022", "15, 10, 49, 42.698", "20, 14, 62, 49.173", "25, 19, 56, 54.262", "30, 23, 66, 57.819",
        "35, 28, 77, 61.215", "40, 33, 87, 64.512", "45, 37, 97, 67.776", "50, 42, 108, 70.975", "55, 47, 118, 74.149",
        "60, 52, 129, 77.306", "65, 56, 75, 78.518", "70, 62, 81, 79.037", "75, 67, 86, 79.554", "21, 15, 65, 50.406",
        "22, 16, 68, 51.632", "23, 17, 52, 52.757", "24, 18, 54, 53.518", "51, 43, 110, 71.611", "52, 44, 112, 72.246",
        "59, 51, 126, 76.679", "61, 52, 131, 77.929", "63, 54, 73, 78.287", "64, 55, 74, 78.402"
    })
    void zheng_and_federgruens_table(double mean, int s, int upTo, double cost) {
        var policy = PoissonReorderPolicy.best(1, 9, 64, mean);

        assertThat(policy).extracting("reorderPoint", "orderUpTo").containsExactly(s, upTo);
        assertThat(policy.cost()).isEqualTo(cost, within(5.1e-4));
    }

    /** The normal table of any textbook: z of 95% is 1.645, of 99% 2.326. */
    @Test
    void reorder_point() {
        var point = SafetyStock.reorderPoint(50, 7, 10, 0.95);

        assertThat(point.z()).isEqualTo(1.645, within(5e-4));
        assertThat(point.safetyStock()).isEqualTo(16.449, within(5e-4));
        assertThat(point.reorderPoint()).isEqualTo(366.449, within(5e-4));
        assertThat(SafetyStock.reorderPoint(50, 7, 10, 0.99).z()).isEqualTo(2.326, within(5e-4));
        assertThat(SafetyStock.reorderPoint(50, 7, 10, 0.5).reorderPoint()).isEqualTo(350, within(1e-9));
    }

    @Property
    void wagner_whitin_is_no_dearer_than_lot_for_lot_one_order_or_any_other(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 500) Integer> demand,
            @ForAll @DoubleRange(min = 0.1, max = 50) double holding,
            @ForAll @DoubleRange(min = 0.1, max = 5000) double fixed,
            @ForAll @IntRange(min = 1, max = 30) int everySo) {
        List<Double> quantities = demand.stream().map(Integer::doubleValue).toList();
        WagnerWhitin.Plan plan = WagnerWhitin.plan(holding, fixed, quantities);

        assertThat(plan.cost()).isEqualTo(costOf(plan.orders(), quantities, holding, fixed), within(1e-6));
        assertThat(plan.cost()).isLessThanOrEqualTo(costOf(every(1, quantities), quantities, holding, fixed) + 1e-6);
        assertThat(plan.cost())
                .isLessThanOrEqualTo(costOf(every(everySo, quantities), quantities, holding, fixed) + 1e-6);
    }

    private static List<Double> every(int periods, List<Double> demand) {
        List<Double> orders = new java.util.ArrayList<>(java.util.Collections.nCopies(demand.size(), 0.0));
        for (int i = 0; i < demand.size(); i++) {
            int at = i - i % periods;
            orders.set(at, orders.get(at) + demand.get(i));
        }
        return orders;
    }

    private static double costOf(List<Double> orders, List<Double> demand, double holding, double fixed) {
        double stock = 0;
        double cost = 0;
        for (int i = 0; i < demand.size(); i++) {
            cost += orders.get(i) > 0 ? fixed : 0;
            stock += orders.get(i) - demand.get(i);
            assertThat(stock).isGreaterThanOrEqualTo(-1e-9);
            cost += holding * stock;
        }
        assertThat(stock).isEqualTo(0, within(1e-6));
        return cost;
    }

    @Property
    void a_discount_never_makes_it_dearer(
            @ForAll @DoubleRange(min = 1, max = 1000) double fixed,
            @ForAll @DoubleRange(min = 1, max = 100_000) double demand,
            @ForAll @DoubleRange(min = 1, max = 10_000) double from) {
        var one = new PriceList(List.of(0.0), List.of(10.0));
        var two = new PriceList(List.of(0.0, from), List.of(10.0, 9.0));
        double without = EconomicOrderQuantity.allUnits(fixed, 0.2, demand, one).cost();
        double incremental =
                EconomicOrderQuantity.incremental(fixed, 0.2, demand, two).cost();
        double allUnits =
                EconomicOrderQuantity.allUnits(fixed, 0.2, demand, two).cost();

        assertThat(incremental).isLessThanOrEqualTo(without * (1 + 1e-12));
        assertThat(allUnits).isLessThanOrEqualTo(incremental * (1 + 1e-12));
    }
}
