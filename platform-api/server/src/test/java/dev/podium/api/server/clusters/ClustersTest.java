package dev.podium.api.server.clusters;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.client.ListOptions;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.cluster.ClusterSpec;
import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.OnEveryDatabase;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class ClustersTest {
    private static final String PATH = "/api/v1/clusters/default";

    private final RunningApi api;
    private final PodiumClient admin;
    private final Http http;

    ClustersTest(TestDatabase database) {
        api = database.api();
        admin = api.admin();
        http = api.http()
                .bearer(api.anonymous()
                        .auth()
                        .login("admin", RunningApi.ADMIN_PASSWORD)
                        .accessToken());
    }

    @BeforeEach
    void nothingIsWantedButTheDefault() {
        http.put(PATH, "{}");
    }

    @Test
    void theClusterSpreadsUntilItIsToldToPackAndTheStoreHearsOfIt() {
        assertThat(admin.clusters().get("default").spec().strategy()).isEqualTo("spread");
        long version = admin.clusters().get("default").metadata().version();
        admin.clusters().put("default", new ClusterSpec("pack"), WriteOptions.DEFAULT);
        admin.clusters().put("default", new ClusterSpec("pack"), WriteOptions.DEFAULT);
        assertThat(admin.clusters().get("default").metadata().version()).isEqualTo(version + 1);
        eventually(
                "the store has the policy",
                () -> api.bean(ClusterMirror.class).snapshot().policy().strategy() == Strategy.PACK);
        assertThat(admin.platformEvents().list(ListOptions.DEFAULT).items())
                .anyMatch(event -> event.reason().equals("PolicyChanged"));
    }

    @Test
    void aPatchChangesWhatItNamesAndNullGoesBackToTheDefault() {
        http.put(PATH, "{\"strategy\":\"pack\",\"labels\":{\"site\":\"north\"}}");
        Http.Answer relabelled = http.send("PATCH", PATH, "{\"labels\":{\"tier\":\"gold\"}}");
        assertThat(relabelled.status()).isEqualTo(200);
        assertThat(relabelled.body())
                .contains("\"strategy\":\"pack\"")
                .contains("\"site\":\"north\"")
                .contains("\"tier\":\"gold\"");
        assertThat(http.send("PATCH", PATH, "{\"strategy\":null}").body()).contains("\"strategy\":\"spread\"");
        http.send("PATCH", PATH, "{\"labels\":null}");
    }

    @Test
    void putTakesWhatGetAnswersAndADryRunWritesNothing() {
        String before = http.get(PATH).body();
        assertThat(http.put(PATH, before).body()).isEqualTo(before);
        assertThat(http.put(PATH + "?dryRun=true", "{\"strategy\":\"pack\"}").body())
                .contains("\"strategy\":\"pack\"");
        assertThat(http.get(PATH).body()).isEqualTo(before);
    }

    @Test
    void refusalsSayWhatWasExpected() {
        Http.Answer unknown = http.put(PATH, "{\"strategy\":\"packed\"}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("spread, pack").contains("/strategy");
        assertThat(http.with("If-Match", "\"0\"")
                        .put(PATH, "{\"strategy\":\"pack\"}")
                        .code())
                .isEqualTo("version_stale");
        assertThat(http.get("/api/v1/clusters/other").status()).isEqualTo(404);
        assertThat(http.put("/api/v1/clusters/other", "{}").status()).isEqualTo(404);
    }

    @Test
    void machinesGetAMaximumAgeAndTheStoreHearsOfIt() {
        Http.Answer put = http.put(PATH, """
                {"turnover": {"maxAge": "30d", "maxUnavailable": 2,
                 "windows": [{"schedule": "0 2 * * mon-fri", "timeZone": "Europe/Berlin", "length": "4h"}]}}""");
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.body()).contains("\"jitter\":\"3d\"", "\"timeZone\":\"Europe/Berlin\"");
        assertThat(http.put(PATH, put.body()).body()).isEqualTo(put.body());
        eventually(
                "the store has the policy",
                () -> policy().turnover().stream()
                        .anyMatch(turnover -> turnover.maxAge().equals(Duration.ofDays(30))
                                && turnover.windows().size() == 1));
        Http.Answer longer = http.send("PATCH", PATH, "{\"turnover\":{\"maxAge\":\"60d\"}}");
        assertThat(longer.body()).contains("\"maxAge\":\"60d\"", "\"length\":\"4h\"");
        assertThat(http.send("PATCH", PATH, "{\"turnover\":null}").body()).doesNotContain("maxAge");
    }

    @Test
    void rebalancingIsOffUntilItIsAskedFor() {
        assertThat(http.get(PATH).body()).doesNotContain("rebalancing");
        assertThat(http.put(PATH, "{\"rebalancing\":{}}").body())
                .contains("\"threshold\":\"20%\"", "\"maxMoves\":1", "\"settle\":\"5m\"");
        eventually("the store has the policy", () -> policy().rebalancing().isPresent());
    }

    @Test
    void whatIsNotPossibleOfMachinesAndMovesIsRefusedByField() {
        Http.Answer refused = http.put(PATH, """
                {"turnover": {"maxAge": "1m", "maxUnavailable": 0,
                 "windows": [{"schedule": "0 0 30 2 *", "timeZone": "Europe/Berlinn", "length": "0s"}, {}]},
                 "rebalancing": {"threshold": "3%", "maxMoves": 1000, "setle": "1m"}}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("/turnover/maxAge", "10m")
                .contains("/turnover/maxUnavailable")
                .contains("/turnover/windows/0/schedule", "never fires")
                .contains("/turnover/windows/0/timeZone", "Europe/Berlin")
                .contains("/turnover/windows/0/length")
                .contains("/turnover/windows/1/schedule", "/turnover/windows/1/length")
                .contains("/rebalancing/threshold", "/rebalancing/maxMoves", "/rebalancing/setle");
        assertThat(http.get(PATH).body()).doesNotContain("turnover");
    }

    @Test
    void aServerWithoutAnOrchestratorSaysThatItCannotPlan() {
        assertThat(http.post(PATH + ":plan", "{}").code()).isEqualTo("orchestrator_unavailable");
    }

    private ClusterPolicy policy() {
        return api.bean(ClusterMirror.class).snapshot().policy();
    }
}
