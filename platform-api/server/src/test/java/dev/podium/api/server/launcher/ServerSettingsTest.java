package dev.podium.api.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.orchestrator.store.etcd.EtcdSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void withoutAWordTheStoreIsAFileOfThisServer() {
        assertThat(ServerSettings.from(Map.of()).store())
                .isEqualTo(new StoreSettings.Embedded(Path.of("/var/lib/podium/server/cluster-store")));
    }

    @Test
    void anEtcdIsNamedByItsUrlsWithLoginAndCertificates(@TempDir Path files) throws IOException {
        Path password = Files.writeString(files.resolve("password"), "geheim\n");
        Path authority = Files.writeString(files.resolve("ca.crt"), "");
        ServerSettings settings = ServerSettings.from(Map.of(
                "PODIUM_STORE", "https://10.0.0.1:2379, https://10.0.0.2:2379",
                "PODIUM_STORE_USER", "podium",
                "PODIUM_STORE_PASSWORD_FILE", password.toString(),
                "PODIUM_STORE_CA", authority.toString(),
                "PODIUM_DB_URL", "jdbc:postgresql://db/podium",
                "PODIUM_ISSUER", "https://podium.example"));
        assertThat(settings.store())
                .isEqualTo(new StoreSettings.Etcd(EtcdSettings.of(
                                List.of(URI.create("https://10.0.0.1:2379"), URI.create("https://10.0.0.2:2379")))
                        .as(new EtcdSettings.Login("podium", "geheim"))
                        .over(new EtcdSettings.Tls(Optional.of(authority), Optional.empty()))));
        assertThat(settings.toString()).doesNotContain("geheim");
    }

    @Test
    void whatBelongsToAnEtcdIsRefusedWhereItIsMissingOrOutOfPlace() {
        assertThatThrownBy(() -> ServerSettings.from(Map.of("PODIUM_STORE", "etcd")))
                .hasMessageContaining("PODIUM_STORE is \"etcd\": expected embedded, or the client URLs");
        assertThatThrownBy(() -> ServerSettings.from(Map.of("PODIUM_STORE", "http://127.0.0.1:2379")))
                .hasMessageContaining("PODIUM_DB_URL=jdbc:postgresql")
                .hasMessageContaining("PODIUM_ISSUER");
        assertThatThrownBy(() -> ServerSettings.from(Map.of("PODIUM_STORE_USER", "podium")))
                .hasMessageContaining("PODIUM_STORE_USER is set, but PODIUM_STORE is \"embedded\"");
        assertThatThrownBy(() -> ServerSettings.from(
                        Map.of("PODIUM_STORE", "https://a:1", "PODIUM_STORE_CA", "/nowhere/ca.crt")))
                .hasMessageContaining("PODIUM_STORE_CA is \"/nowhere/ca.crt\"");
        assertThatThrownBy(() -> ServerSettings.from(Map.of("PODIUM_STORE", "https://a:1,http://b:1")))
                .hasMessageContaining("mix http and https");
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
