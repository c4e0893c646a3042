/**
 * What every order has, whatever is ordered: idempotent placing, guarded changes, holds, decisions, milestones, timeline.
 * Upper rooms extend {@link org.tandemoms.orders.Order} and work through {@link org.tandemoms.orders.Orders}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Orders")
package org.tandemoms.orders;
