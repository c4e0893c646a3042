package org.tandemoms.workflow;

/** Other models may be in force from now on. */
public record ModelsChanged() {}
