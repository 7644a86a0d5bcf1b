package dev.podium.tenants.access;

import static dev.podium.tenants.access.Permission.APPS_READ;
import static dev.podium.tenants.access.Permission.APPS_WRITE;
import static dev.podium.tenants.access.Permission.NODES_WRITE;
import static dev.podium.tenants.access.Permission.TENANTS_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.tenants.tenant.NamespaceName;
import dev.podium.tenants.tenant.TenantName;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessDecisionTest {
    private static final TenantName ACME = new TenantName("acme");
    private static final Collection PROD = Collection.of(ACME, new NamespaceName("acme-prod"));
    private static final Collection TEST = Collection.of(ACME, new NamespaceName("acme-test"));

    @Test
    void without_a_grant_everything_is_denied_and_the_missing_permission_is_named() {
        assertThat(AccessDecision.decide(List.of(), APPS_READ, PROD))
                .isEqualTo(new AccessDecision.Denied(APPS_READ, PROD));
    }

    @Test
    void a_grant_on_a_tenant_reaches_its_namespaces() {
        Grant grant = new Grant("anna", Role.DEVELOPER, Collection.of(ACME));
        assertThat(AccessDecision.decide(List.of(grant), APPS_WRITE, PROD))
                .isEqualTo(new AccessDecision.Allowed(grant));
    }

    @Test
    void a_grant_on_a_namespace_does_not_reach_its_neighbour_nor_its_tenant() {
        List<Grant> grants = List.of(new Grant("anna", Role.TENANT_ADMIN, PROD));
        assertThat(AccessDecision.decide(grants, APPS_WRITE, TEST).allowed()).isFalse();
        assertThat(AccessDecision.decide(grants, APPS_WRITE, Collection.of(ACME))
                        .allowed())
                .isFalse();
    }

    @Test
    void a_tenant_whose_name_begins_like_another_is_not_covered_by_it() {
        List<Grant> grants = List.of(new Grant("anna", Role.DEVELOPER, Collection.of(ACME)));
        Collection other = Collection.of(new TenantName("acme-labs"), new NamespaceName("prod"));
        assertThat(AccessDecision.decide(grants, APPS_READ, other).allowed()).isFalse();
    }

    @Test
    void of_several_grants_the_first_that_allows_decides() {
        Grant viewer = new Grant("anna", Role.VIEWER, Collection.PLATFORM);
        Grant developer = new Grant("anna", Role.DEVELOPER, PROD);
        assertThat(AccessDecision.decide(List.of(viewer, developer), APPS_WRITE, PROD))
                .isEqualTo(new AccessDecision.Allowed(developer));
    }

    @Test
    void an_admin_of_the_platform_may_do_everything_everywhere() {
        List<Grant> grants = List.of(new Grant("root", Role.ADMIN, Collection.PLATFORM));
        for (Permission permission : Permission.values()) {
            assertThat(AccessDecision.decide(grants, permission, PROD).allowed())
                    .as(permission.code())
                    .isTrue();
        }
    }

    @Test
    void only_admins_touch_nodes_and_tenants() {
        for (Role role : Role.values()) {
            assertThat(role.allows(NODES_WRITE)).as(role.code()).isEqualTo(role == Role.ADMIN);
            assertThat(role.allows(TENANTS_WRITE)).as(role.code()).isEqualTo(role == Role.ADMIN);
        }
    }

    @Test
    void a_viewer_writes_nothing() {
        assertThat(Role.VIEWER.permissions())
                .noneMatch(permission -> permission.code().endsWith(":write"));
    }

    @Test
    void each_role_may_do_all_a_lesser_one_may() {
        assertThat(Role.DEVELOPER.permissions()).containsAll(Role.VIEWER.permissions());
        assertThat(Role.TENANT_ADMIN.permissions()).containsAll(Role.DEVELOPER.permissions());
        assertThat(Role.ADMIN.permissions()).containsAll(Role.TENANT_ADMIN.permissions());
    }
}
