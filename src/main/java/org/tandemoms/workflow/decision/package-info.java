/**
 * Decision tables: read once, evaluated many times, in memory and in decimals, by the DMN engine and full FEEL.
 * Comes in only through {@link org.tandemoms.workflow.Decisions}, and from the deployment of models.
 */
package org.tandemoms.workflow.decision;
