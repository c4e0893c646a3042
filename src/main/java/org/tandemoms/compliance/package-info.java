/**
 * May this order go on? Facts, rules in decision tables, findings as evidence, and what people must decide.
 * Kinds of orders hand in their facts through {@link org.tandemoms.compliance.FactSource}; trading asks for
 * kill switches through {@link org.tandemoms.trading.TradingStops}, else nobody asks this room in code.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Compliance")
package org.tandemoms.compliance;
