package dev.podium.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.portal.fake.FakeApi;
import dev.podium.portal.fake.FakeDemo;
import dev.podium.portal.fake.SignedIn;
import org.junit.jupiter.api.Test;

class AccessTest {
    @Test
    void a_grant_on_a_tenant_covers_its_namespaces_and_no_others() throws Exception {
        try (FakeApi api = FakeApi.start(FakeDemo.populated());
                PortalSession session = SignedIn.as("dora", api)) {
            Access access = session.access();
            assertThat(access.onNamespace(Access.APPS_WRITE, "acme-prod")).isTrue();
            assertThat(access.onNamespace(Access.APPS_WRITE, "globex")).isFalse();
            assertThat(access.onTenant(Access.NAMESPACES_WRITE, "acme")).isFalse();
            assertThat(access.onPlatform(Access.APPS_WRITE)).isFalse();
            assertThat(access.anywhere(Access.NODES_READ)).isFalse();
        }
    }

    @Test
    void a_namespace_nobody_told_of_is_left_to_the_api_to_judge() throws Exception {
        try (FakeApi api = FakeApi.start(FakeDemo.populated());
                PortalSession session = SignedIn.as("vic", api)) {
            assertThat(session.access().onNamespace(Access.APPS_WRITE, "made-a-second-ago"))
                    .isTrue();
            assertThat(session.access().onNamespace(Access.APPS_WRITE, "acme-prod"))
                    .isFalse();
        }
    }
}
