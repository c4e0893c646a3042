package org.tandemoms.workflow.camunda;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.plugin.AdministratorAuthorizationPlugin;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.Role;

/**
 * What people may do in the engine itself: administrators everything, analysts read. Analysts put models in force by our
 * own way, where files are checked and another person approves.
 */
@Component
class EngineAccess extends AdministratorAuthorizationPlugin {

    /** The group that Camunda's own code treats as its administrators. */
    static final String ADMINISTRATORS = "camunda-admin";

    EngineAccess() {
        setAdministratorGroupName(ADMINISTRATORS);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        super.postProcessEngineBuild(engine);
        AuthorizationService authorizations = engine.getAuthorizationService();
        letAnalysts(
                authorizations,
                Resources.PROCESS_DEFINITION,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY);
        letAnalysts(authorizations, Resources.DECISION_DEFINITION, Permissions.READ);
        letAnalysts(authorizations, Resources.DECISION_REQUIREMENTS_DEFINITION, Permissions.READ);
        letAnalysts(authorizations, Resources.DEPLOYMENT, Permissions.READ);
    }

    private static void letAnalysts(AuthorizationService service, Resource resource, Permission... permissions) {
        String analysts = Role.ANALYST.name();
        if (service.createAuthorizationQuery()
                        .groupIdIn(analysts)
                        .resourceType(resource)
                        .resourceId(Authorization.ANY)
                        .count()
                > 0) {
            return;
        }
        Authorization grant = service.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(analysts);
        grant.setResource(resource);
        grant.setResourceId(Authorization.ANY);
        for (Permission permission : permissions) {
            grant.addPermission(permission);
        }
        service.saveAuthorization(grant);
    }
}
