/**
 * The ground floor: identifiers, money, time, typed refusals, paging and crash points.
 * Every room may use it; it uses none. Nothing here knows what an order is.
 */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package org.tandemoms.shared;
