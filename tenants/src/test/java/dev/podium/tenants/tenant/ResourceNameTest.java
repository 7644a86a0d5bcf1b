package dev.podium.tenants.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "web", "shop-api", "a1-b2"})
    void dns_labels_are_names(String name) {
        assertThat(ResourceName.require("app", name)).isEqualTo(name);
        assertThat(ResourceName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "Web", "a_b", "a.b", "a b", "ä", "a/b", "../a", "a\n"})
    void anything_else_is_refused_with_the_value_and_an_example(String name) {
        assertThat(ResourceName.isValid(name)).isFalse();
        assertThatThrownBy(() -> ResourceName.require("app", name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("app name \"" + name + "\"")
                .hasMessageContaining("\"shop-api\"");
    }

    @Test
    void sixty_three_characters_are_the_most() {
        assertThat(ResourceName.isValid("a".repeat(63))).isTrue();
        assertThat(ResourceName.isValid("a".repeat(64))).isFalse();
    }

    @Test
    void a_very_long_name_is_shown_shortened_with_its_length() {
        assertThatThrownBy(() -> ResourceName.require("app", "a".repeat(300)))
                .hasMessageContaining("(300 characters)")
                .hasMessageContaining("…")
                .message()
                .hasSizeLessThan(300);
    }

    @Test
    void tenants_and_namespaces_obey_the_same_rule_and_say_what_they_are() {
        assertThatThrownBy(() -> new TenantName("Acme")).hasMessageContaining("tenant name \"Acme\"");
        assertThatThrownBy(() -> new NamespaceName("Prod")).hasMessageContaining("namespace name \"Prod\"");
    }
}
