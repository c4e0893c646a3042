/** Models of how a large order is worked over time: pure functions of their parameters, without market, clock or order. */
package org.tandemoms.execution.schedule;
