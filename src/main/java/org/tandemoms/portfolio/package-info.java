/**
 * Model portfolios: what an account is to hold, how far it has drifted, and the orders that bring it back. Judges by the
 * compliance room's rules before anything is released, and places through the trading room like anybody else.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Portfolio")
package org.tandemoms.portfolio;
