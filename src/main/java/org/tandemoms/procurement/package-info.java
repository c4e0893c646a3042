/**
 * Buying what will be needed: forecasts of demand, how much to order and when. Numeric models are in {@code forecast} and
 * {@code policy}, pure functions that calculators and processes share; nobody below this floor may come in.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Procurement")
package org.tandemoms.procurement;
