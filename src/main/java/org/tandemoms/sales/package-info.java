/**
 * Goods orders: lines, prices, tax, payment terms and the states a goods order goes through.
 * Fulfilment and billing work on {@link org.tandemoms.sales.SalesOrder} through its methods, which carry the state rules.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Sales")
package org.tandemoms.sales;
