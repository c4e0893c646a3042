package org.tandemoms.procurement.forecast;

/** The smoothing parameters, each between 0 and 1. */
public enum Smoothing {
    /** Of the level; for intermittent demand, of its size. */
    ALPHA,
    /** Of the trend; for intermittent demand, of its interval or probability. */
    BETA,
    /** Of the season. */
    GAMMA
}
