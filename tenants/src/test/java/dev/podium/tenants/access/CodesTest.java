package dev.podium.tenants.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CodesTest {
    @Test
    void every_permission_is_found_by_its_code_and_codes_name_a_resource_and_a_verb() {
        for (Permission permission : Permission.values()) {
            assertThat(Permission.of(permission.code())).contains(permission);
            assertThat(permission.code()).matches("[a-z-]+:[a-z-]+");
        }
        assertThat(Arrays.stream(Permission.values()).map(Permission::code)).doesNotHaveDuplicates();
    }

    @Test
    void every_role_is_found_by_its_code() {
        for (Role role : Role.values()) {
            assertThat(Role.of(role.code())).contains(role);
        }
    }

    @Test
    void unknown_codes_are_nobody() {
        assertThat(Permission.of("apps:fly")).isEmpty();
        assertThat(Role.of("owner")).isEmpty();
    }
}
