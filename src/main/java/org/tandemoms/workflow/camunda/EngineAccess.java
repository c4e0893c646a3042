package org.tandemoms.workflow.camunda;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.READ;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.HistoricProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;
import org.tandemoms.identity.Actor;
import org.tandemoms.identity.Role;

/**
 * What people may do in the engine itself. Analysts read. Administrators also see Cockpit, retry failed jobs, and suspend
 * or end instances (an open order is then put into its process again from its document). Nobody decides on tasks, starts
 * or correlates processes, changes variables or deploys here: decisions need the order's document, models another
 * person's approval.
 */
@Component
class EngineAccess extends AbstractProcessEnginePlugin {

    private static final String READERS = "tandem-engine-readers";
    private static final String OPERATORS = "tandem-engine-operators";

    /**
     * The engine's groups of a person. Our roles themselves are none: to the engine, a task's candidate group may complete
     * the task.
     */
    static List<String> groups(Actor actor) {
        List<String> groups = new ArrayList<>();
        if (actor.has(Role.ADMIN)) {
            groups.add(OPERATORS);
        }
        if (actor.has(Role.ANALYST)) {
            groups.add(READERS);
        }
        return groups;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityProviderSessionFactory(new OurPeople.Factory());
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        AuthorizationService authorizations = engine.getAuthorizationService();
        for (String group : new String[] {READERS, OPERATORS}) {
            let(authorizations, group, Resources.DECISION_DEFINITION, READ);
            let(authorizations, group, Resources.DECISION_REQUIREMENTS_DEFINITION, READ);
            let(authorizations, group, Resources.DEPLOYMENT, READ);
        }
        let(
                authorizations,
                READERS,
                Resources.PROCESS_DEFINITION,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY);
        let(
                authorizations,
                OPERATORS,
                Resources.PROCESS_DEFINITION,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.SUSPEND,
                ProcessDefinitionPermissions.SUSPEND_INSTANCE,
                ProcessDefinitionPermissions.DELETE_INSTANCE);
        let(authorizations, OPERATORS, Resources.HISTORIC_PROCESS_INSTANCE, HistoricProcessInstancePermissions.READ);
        let(authorizations, OPERATORS, Resources.OPERATION_LOG_CATEGORY, UserOperationLogCategoryPermissions.READ);
        let(authorizations, OPERATORS, Resources.SYSTEM, SystemPermissions.READ);
        let(authorizations, OPERATORS, Resources.APPLICATION, "cockpit", ACCESS);
    }

    private static void let(AuthorizationService service, String group, Resource resource, Permission... permissions) {
        let(service, group, resource, Authorization.ANY, permissions);
    }

    /** Leaves exactly these permissions, whatever an earlier version of Tandem gave. */
    private static void let(
            AuthorizationService service, String group, Resource resource, String id, Permission... permissions) {
        Authorization grant = service.createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (grant == null) {
            grant = service.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(id);
        }
        grant.setPermissions(permissions);
        service.saveAuthorization(grant);
    }
}
