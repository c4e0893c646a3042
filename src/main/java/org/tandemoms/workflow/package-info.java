/**
 * Where an order stands in its process: the engine port, the {@code @Step} binding and the models' life.
 * Only {@code workflow.camunda} and {@code workflow.deployment} see the engine; all other rooms see what is public here.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Workflow")
package org.tandemoms.workflow;
