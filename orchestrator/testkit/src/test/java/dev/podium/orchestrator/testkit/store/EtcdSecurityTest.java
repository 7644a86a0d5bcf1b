package dev.podium.orchestrator.testkit.store;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.etcd.EtcdClusterStore;
import dev.podium.orchestrator.store.etcd.EtcdSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtcdSecurityTest {
    private static final Duration SHORT = Duration.ofSeconds(2);

    @Test
    void an_etcd_that_asks_for_a_login_takes_the_right_one_and_no_other() {
        try (RealEtcd etcd = RealEtcd.start(1);
                EtcdOperator operator = EtcdOperator.of(etcd)) {
            EtcdSettings settings = etcd.fresh();
            operator.requireLogin(settings, "podium", "secret");

            assertWorks(settings.as(new EtcdSettings.Login("podium", "secret")));
            assertThatThrownBy(() -> EtcdClusterStore.open(settings.waiting(SHORT)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("without a user name");
            assertThatThrownBy(() -> EtcdClusterStore.open(settings.as(new EtcdSettings.Login("podium", "wrong"))
                            .waiting(SHORT)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("\"podium\"")
                    .hasMessageNotContaining("wrong");
            assertThatThrownBy(() -> EtcdClusterStore.open(settings.below("/elsewhere")
                            .as(new EtcdSettings.Login("podium", "secret"))
                            .waiting(SHORT)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("permission denied")
                    .hasMessageContaining("/elsewhere");
        }
    }

    @Test
    void an_encrypted_etcd_that_asks_for_a_certificate_takes_one_of_its_authority(@TempDir Path directory) {
        TestAuthority authority = new TestAuthority(directory);
        Path ca = authority.certificate();
        TestAuthority.Issued server = authority.issue("server");
        TestAuthority.Issued client = authority.issue("client");
        try (RealEtcd etcd = RealEtcd.start(
                1,
                "https",
                "--cert-file=" + server.certificate(),
                "--key-file=" + server.key(),
                "--trusted-ca-file=" + ca,
                "--client-cert-auth")) {
            EtcdSettings settings = etcd.fresh();

            assertWorks(settings.over(new EtcdSettings.Tls(
                    Optional.of(ca),
                    Optional.of(new EtcdSettings.ClientCertificate(client.certificate(), client.key())))));
            assertThatThrownBy(() ->
                            EtcdClusterStore.open(settings.over(new EtcdSettings.Tls(Optional.of(ca), Optional.empty()))
                                    .waiting(SHORT)))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> EtcdClusterStore.open(settings.waiting(SHORT)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("https://127.0.0.1");
            Path missing = directory.resolve("missing.crt");
            assertThatThrownBy(() -> EtcdClusterStore.open(
                            settings.over(new EtcdSettings.Tls(Optional.of(missing), Optional.empty()))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("missing.crt");
        }
    }

    private static void assertWorks(EtcdSettings settings) {
        try (ClusterStore store = EtcdClusterStore.open(settings)) {
            RecordingWatcher watcher = new RecordingWatcher();
            store.watch("/", store.range("/").revision(), watcher);
            ClusterStore.Lease lease = store.grant(Duration.ofSeconds(2));
            store.commit(
                    Transaction.builder().put("/a", "1".getBytes(UTF_8), lease).build());

            assertThat(lease.keepAlive()).isTrue();
            eventually("the watch hears of it", () -> watcher.changes().contains("/a=1"));
            assertThat(store.range("/").entries()).hasSize(1);
        }
    }
}
