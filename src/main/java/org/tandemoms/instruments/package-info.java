/**
 * The security master: every instrument that may be traded, its identifiers with their check digits, tick, lot and value.
 * Every room above may ask {@link org.tandemoms.instruments.Instruments}; it knows nothing of orders or prices.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Instruments")
package org.tandemoms.instruments;
