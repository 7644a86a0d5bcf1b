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
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
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
}
