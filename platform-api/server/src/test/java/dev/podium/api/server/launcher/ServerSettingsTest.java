package dev.podium.api.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
    @Test
    void everythingHasADefault() {
        ServerSettings settings = ServerSettings.from(Map.of());
        assertThat(settings.home()).hasToString("/var/lib/podium/server");
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.apiPort()).isEqualTo(8081);
        assertThat(settings.gatewayPort()).isEqualTo(8082);
        assertThat(settings.routerPort()).isEqualTo(8000);
        assertThat(settings.issuer()).isEqualTo("http://127.0.0.1:8081");
        assertThat(settings.database().url()).startsWith("jdbc:h2:file:/var/lib/podium/server/podium;");
        assertThat(settings.tls()).isEmpty();
        assertThat(settings.adminPassword()).isEmpty();
    }

    @Test
    void everythingCanBeSet() {
        ServerSettings settings = ServerSettings.from(Map.of(
                "PODIUM_HOME", "/srv/podium",
                "PODIUM_BIND", "0.0.0.0",
                "PODIUM_API_PORT", "9081",
                "PODIUM_DB_URL", "jdbc:postgresql://db/podium",
                "PODIUM_DB_USER", "u",
                "PODIUM_DB_PASSWORD", "p",
                "PODIUM_TLS_CERTIFICATE", "/etc/podium/tls.crt",
                "PODIUM_TLS_KEY", "/etc/podium/tls.key"));
        assertThat(settings.issuer()).isEqualTo("https://localhost:9081");
        assertThat(settings.database()).isEqualTo(new ServerSettings.Database("jdbc:postgresql://db/podium", "u", "p"));
        assertThat(settings.tls()).isPresent();
    }

    @Test
    void plainHttpStaysOnLoopback() {
        assertThatThrownBy(() -> ServerSettings.from(Map.of("PODIUM_BIND", "0.0.0.0")))
                .isInstanceOf(ServerSettings.InvalidException.class)
                .hasMessageContaining("PODIUM_TLS_CERTIFICATE");
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        assertThatThrownBy(() -> ServerSettings.from(Map.of(
                        "PODIUM_API_PORT", "http", "PODIUM_GATEWAY_PORT", "70000", "PODIUM_DB_URL", "mysql://x")))
                .hasMessageContaining("PODIUM_API_PORT is \"http\"")
                .hasMessageContaining("PODIUM_GATEWAY_PORT is \"70000\"")
                .hasMessageContaining("PODIUM_DB_URL is \"mysql://x\"");
    }

    @Test
    void secretsAreNotPrinted() {
        ServerSettings settings =
                ServerSettings.from(Map.of("PODIUM_ADMIN_PASSWORD", "geheim", "PODIUM_DB_PASSWORD", "geheim"));
        assertThat(settings.toString()).doesNotContain("geheim");
    }

    @Test
    void badSettingsEndTheProgramWithAMessageAndCodeTwo() {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code = PodiumServer.run(
                Map.of("PODIUM_BIND", "0.0.0.0"), System.out, new PrintStream(errors, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("podium-server: PODIUM_BIND");
    }
}
