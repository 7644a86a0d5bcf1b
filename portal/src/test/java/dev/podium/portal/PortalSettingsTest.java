package dev.podium.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortalSettingsTest {
    @Test
    void by_default_it_listens_on_this_machine_only_and_asks_the_api_beside_it() {
        assertThat(PortalSettings.fromEnvironment(Map.of()))
                .isEqualTo(new PortalSettings("127.0.0.1", 8080, URI.create("http://127.0.0.1:8081")));
    }

    @Test
    void the_environment_decides() {
        var settings = PortalSettings.fromEnvironment(Map.of(
                "PODIUM_BIND", "10.0.0.1", "PODIUM_PORTAL_PORT", "9000", "PODIUM_API_URL", "https://api.example"));
        assertThat(settings).isEqualTo(new PortalSettings("10.0.0.1", 9000, URI.create("https://api.example")));
    }

    @Test
    void a_value_that_cannot_be_used_is_named_with_what_was_expected() {
        assertThatThrownBy(() -> PortalSettings.fromEnvironment(Map.of("PODIUM_PORTAL_PORT", "web")))
                .hasMessageContaining("PODIUM_PORTAL_PORT \"web\"")
                .hasMessageContaining("0 to 65535");
        assertThatThrownBy(() -> PortalSettings.fromEnvironment(Map.of("PODIUM_PORTAL_PORT", "70000")))
                .hasMessageContaining("70000");
        assertThatThrownBy(() -> PortalSettings.fromEnvironment(Map.of("PODIUM_API_URL", "localhost:8081")))
                .hasMessageContaining("expected a URL such as http://127.0.0.1:8081");
    }
}
