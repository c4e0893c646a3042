package org.tandemoms.procurement.policy;

import java.util.ArrayList;
import java.util.List;
import org.tandemoms.shared.FloatingPoint;

/**
 * Orders of least cost for a demand that is known by period and may not be late (H. M. Wagner and T. M. Whitin, Dynamic
 * version of the economic lot size model, Management Science 5 (1958)). Of equally good plans, the one that orders again
 * soonest.
 */
@FloatingPoint("costs of a plan")
public final class WagnerWhitin {

    /** Below this part of the cost, two plans cost the same. */
    private static final double EQUAL = 1e-12;

    private WagnerWhitin() {}

    /** @param orders placed in each period; what a period orders is there for its own demand */
    @FloatingPoint("costs of a plan")
    public record Plan(List<Double> orders, double cost) {

        public Plan {
            orders = List.copyOf(orders);
        }
    }

    /**
     * @param holdingCost of a unit kept from one period to the next
     * @param fixedCost of each order
     */
    public static Plan plan(double holdingCost, double fixedCost, List<Double> demand) {
        int periods = demand.size();
        double[] costToGo = new double[periods + 1];
        int[] nextOrder = new int[periods];
        for (int from = periods - 1; from >= 0; from--) {
            nextOrder[from] = from + 1;
            costToGo[from] = demand.get(from) == 0 ? costToGo[from + 1] : Double.POSITIVE_INFINITY;
            boolean skips = demand.get(from) == 0;
            double cost = fixedCost;
            for (int next = from + 1; next <= periods && !skips; next++) {
                cost += holdingCost * (next - 1 - from) * demand.get(next - 1);
                if (cost + costToGo[next] < costToGo[from] * (1 - EQUAL)) {
                    costToGo[from] = cost + costToGo[next];
                    nextOrder[from] = next;
                }
            }
        }
        return new Plan(orders(demand, nextOrder), costToGo[0]);
    }

    private static List<Double> orders(List<Double> demand, int[] nextOrder) {
        List<Double> orders = new ArrayList<>();
        for (int from = 0; from < demand.size(); from = nextOrder[from]) {
            double quantity = demand.subList(from, nextOrder[from]).stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            orders.add(quantity);
            for (int period = from + 1; period < nextOrder[from]; period++) {
                orders.add(0.0);
            }
        }
        return orders;
    }
}
