/** Mongo mapping of the workflow room. Nobody comes in. */
package org.tandemoms.workflow.internal;
