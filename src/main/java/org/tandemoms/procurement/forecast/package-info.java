/** Forecasts of one item's demand from its history: pure functions, fitted by least squared one-step error. */
package org.tandemoms.procurement.forecast;
