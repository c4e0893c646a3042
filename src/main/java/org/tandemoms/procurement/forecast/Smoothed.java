package org.tandemoms.procurement.forecast;

import java.util.function.IntToDoubleFunction;
import org.tandemoms.shared.FloatingPoint;

/**
 * What a model knows at the end of a history.
 *
 * @param fitted forecasts made one step before; the last belongs to the last observation
 * @param sse sum of the squared errors of {@code fitted}
 * @param level at the end
 * @param trend at the end, null for a model without
 * @param seasonals of the coming periods, null for a model without
 * @param ahead the forecast so many steps after the end
 */
@FloatingPoint("smoothing is statistics")
record Smoothed(
        double[] fitted, double sse, double level, Double trend, double[] seasonals, IntToDoubleFunction ahead) {}
