package org.tandemoms.procurement.forecast;

import java.util.List;
import org.tandemoms.shared.FloatingPoint;

/** One way to forecast: goes once through a history with given smoothing parameters. */
@FloatingPoint("smoothing is statistics")
public interface ForecastModel {

    /** The parameters it takes, in their order. */
    List<Smoothing> parameters();

    /** Where the search for the best parameters begins, in the same order. */
    double[] startOfSearch();

    /** @param parameters one value for each of {@link #parameters()} */
    Smoothed smooth(double[] history, double[] parameters);
}
