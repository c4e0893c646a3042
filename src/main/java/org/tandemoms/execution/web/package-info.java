/** Execution over HTTP: the venue directory, and what-if calculators on the models that the algorithms use. */
package org.tandemoms.execution.web;
