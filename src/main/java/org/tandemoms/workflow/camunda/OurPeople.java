package org.tandemoms.workflow.camunda;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.tandemoms.identity.CurrentActor;
import org.tandemoms.identity.SignedIn;

/**
 * The engine keeps no people and no passwords: whoever our sign-in names is taken for known, and nobody can be listed,
 * added or signed in by the engine itself. Being read-only, it also switches off Camunda's page for a first administrator.
 */
final class OurPeople implements ReadOnlyIdentityProvider {

    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return ReadOnlyIdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new OurPeople();
        }
    }

    @Override
    public User findUserById(String id) {
        UserEntity person = new UserEntity(id);
        person.setFirstName(id);
        person.setLastName("");
        return person;
    }

    @Override
    public UserQuery createUserQuery() {
        return new ByName();
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new ByName();
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new UnsupportedOperationException("The engine has no table of people");
    }

    @Override
    public boolean checkPassword(String id, String password) {
        return false;
    }

    @Override
    public Group findGroupById(String id) {
        return null;
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new TheirGroups();
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new TheirGroups();
    }

    @Override
    public Tenant findTenantById(String id) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new NoTenants();
    }

    @Override
    public void flush() {
        // nothing is kept
    }

    @Override
    public void close() {
        // nothing is open
    }

    /** Finds who is asked for by name, and nobody by any other mark. */
    private final class ByName extends UserQueryImpl {

        @Override
        public long executeCount(CommandContext context) {
            return named().count();
        }

        @Override
        public List<User> executeList(CommandContext context, Page page) {
            return named().map(OurPeople.this::findUserById).toList();
        }

        private Stream<String> named() {
            if (groupId != null || tenantId != null || email != null || firstName != null || lastName != null) {
                return Stream.empty();
            }
            return id != null ? Stream.of(id) : ids != null ? Arrays.stream(ids) : Stream.empty();
        }
    }

    /** Camunda's pages ask for them again now and then, for whoever is there. */
    private static final class TheirGroups extends GroupQueryImpl {

        @Override
        public long executeCount(CommandContext context) {
            return named().size();
        }

        @Override
        public List<Group> executeList(CommandContext context, Page page) {
            return named().stream().<Group>map(GroupEntity::new).toList();
        }

        private List<String> named() {
            return CurrentActor.signedIn()
                    .map(SignedIn::actor)
                    .filter(actor -> actor.id().equals(userId))
                    .map(EngineAccess::groups)
                    .orElse(List.of());
        }
    }

    private static final class NoTenants extends TenantQueryImpl {

        @Override
        public long executeCount(CommandContext context) {
            return 0;
        }

        @Override
        public List<Tenant> executeList(CommandContext context, Page page) {
            return List.of();
        }
    }
}
