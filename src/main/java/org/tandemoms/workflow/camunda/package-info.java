/**
 * The engine behind the port: Camunda 7, configured for one purpose. Starts, correlates and completes for
 * {@link org.tandemoms.workflow.Workflow}, evaluates tables for {@link org.tandemoms.workflow.Decisions}.
 * Nobody comes in here: other rooms use the ports above.
 */
package org.tandemoms.workflow.camunda;
