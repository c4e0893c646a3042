package org.tandemoms.workflow.deployment;

import java.time.Instant;

/**
 * A model in force.
 *
 * @param deployedAt UTC
 */
public record DeployedModel(
        String key,
        String name,
        int version,
        ModelFile.Kind kind,
        Instant deployedAt,
        String file,
        String deploymentId) {}
