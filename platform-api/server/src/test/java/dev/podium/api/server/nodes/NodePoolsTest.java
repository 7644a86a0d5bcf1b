package dev.podium.api.server.nodes;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.node.NodePool;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.OnEveryDatabase;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import dev.podium.orchestrator.model.constraint.Taint;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.testkit.model.NodeBuilder;
import dev.podium.orchestrator.wire.NodeCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pools, their fences and the taints of nodes, from the API to the copy in the cluster store. */
@OnEveryDatabase
class NodePoolsTest {
    private static final String POOLS = "/api/v1/clusters/default/node-pools/";
    private static final String NODES = "/api/v1/clusters/default/nodes/";

    private final RunningApi api;
    private final PodiumClient admin;
    private final Http http;
    private final ClusterStore store;
    private final String pool = RunningApi.fresh("pool");
    private final String tenant = RunningApi.fresh("acme");
    private final String node = RunningApi.fresh("node");

    NodePoolsTest(TestDatabase database) {
        api = database.api();
        admin = api.admin();
        http = as("admin", RunningApi.ADMIN_PASSWORD);
        store = api.bean(ClusterStore.class);
        admin.tenants().put(tenant, new Tenant.Spec(null), WriteOptions.DEFAULT);
    }

    private Http as(String user, String password) {
        return api.http().bearer(api.anonymous().auth().login(user, password).accessToken());
    }

    /** A node joins, as far as the store is concerned. */
    private void join() {
        var facts = NodeBuilder.node(node).build();
        store.commit(Transaction.builder()
                .put(StoreKeys.facts(facts.name()), NodeCodec.encode(facts).toByteArray())
                .build());
        eventually(() -> assertThat(http.get(NODES + node).status()).isEqualTo(200));
    }

    private Optional<NodeIntent> published() {
        return store.get(StoreKeys.intent(new NodeName(node))).map(entry -> {
            try {
                return NodeCodec.decode(dev.podium.orchestrator.wire.v1.NodeIntent.parseFrom(entry.value()));
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aPoolIsCreatedReplacedPatchedAndDeleted() {
        assertThat(http.get(POOLS + pool).status()).isEqualTo(404);
        Http.Answer created =
                http.put(POOLS + pool, "{\"tenants\":[\"" + tenant + "\"],\"labels\":{\"tier\":\"gold\"}}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        Http.Answer same = http.put(POOLS + pool, http.get(POOLS + pool).body());
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.body()).isEqualTo(created.body());
        assertThat(http.send("PATCH", POOLS + pool, "{\"labels\":{\"tier\":\"silver\"}}")
                        .body())
                .contains("\"tier\":\"silver\"", tenant);
        Http.Answer opened = http.send("PATCH", POOLS + pool, "{\"tenants\":null}");
        assertThat(opened.body())
                .contains("\"tenants\":[]", "\"tier\":\"silver\"")
                .doesNotContain(tenant);
        assertThat(http.with("If-Match", "\"1\"").put(POOLS + pool, "{}").status())
                .isEqualTo(412);
        assertThat(admin.nodePools("default").all())
                .extracting(found -> found.metadata().name())
                .contains(pool);
        admin.nodePools("default").delete(pool, WriteOptions.DEFAULT);
        assertThat(http.get(POOLS + pool).status()).isEqualTo(404);
    }

    @Test
    void aDryRunWritesNothing() {
        assertThat(http.put(POOLS + pool + "?dryRun=true", "{}").status()).isEqualTo(201);
        assertThat(http.get(POOLS + pool).status()).isEqualTo(404);
    }

    @Test
    void mistakesAreTold() {
        Http.Answer nobody =
                http.put(POOLS + pool, "{\"tenants\":[\"" + tenant + "\",\"no-such-tenant\"],\"tenats\":[]}");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.body()).contains("/tenants/1", "there is no tenant", "/tenats");
        assertThat(http.put(POOLS + "Not_A_Name", "{}").code()).isEqualTo("name_invalid");
        assertThat(http.get("/api/v1/clusters/other/node-pools").status()).isEqualTo(404);
        assertThat(http.send("PATCH", POOLS + "no-such-pool", "{}").status()).isEqualTo(404);
    }

    @Test
    void aNodeInAPoolCarriesItsFenceAndFollowsIt() {
        join();
        admin.nodePools("default").put(pool, new NodePool.Spec(List.of(tenant)), WriteOptions.DEFAULT);
        assertThat(http.send("PATCH", NODES + node, "{\"pool\":\"" + pool + "\"}")
                        .body())
                .contains("\"pool\":\"" + pool + "\"");
        eventually(() -> assertThat(published().flatMap(NodeIntent::pool))
                .hasValueSatisfying(found -> assertThat(found.tenants()).hasSize(1)));
        assertThat(admin.nodePools("default").get(pool).status().nodes()).isEqualTo(1);
        assertThat(http.delete(POOLS + pool).code()).isEqualTo("node_pool_not_empty");

        admin.nodePools("default").put(pool, new NodePool.Spec(List.of()), WriteOptions.DEFAULT);
        eventually(() -> assertThat(published().flatMap(NodeIntent::pool))
                .hasValueSatisfying(found -> assertThat(found.fenced()).isFalse()));

        http.send("PATCH", NODES + node, "{\"pool\":null}");
        eventually(() -> assertThat(published().flatMap(NodeIntent::pool)).isEmpty());
        assertThat(http.delete(POOLS + pool).status()).isEqualTo(204);
    }

    @Test
    void taintsArePatchedAndKeepTheirMoment() {
        join();
        http.send(
                "PATCH", NODES + node, "{\"taints\":[{\"key\":\"gpu\",\"value\":\"a100\",\"effect\":\"NoSchedule\"}]}");
        eventually(() -> assertThat(taints()).hasSize(1));
        Instant since = taints().getFirst().since();
        Http.Answer more = http.send(
                "PATCH",
                NODES + node,
                "{\"labels\":{\"disk\":\"ssd\"},\"taints\":[{\"key\":\"gpu\",\"value\":\"a100\",\"effect\":\"NoSchedule\"},"
                        + "{\"key\":\"slow\",\"effect\":\"NoExecute\"}]}");
        assertThat(more.body()).contains("\"key\":\"slow\"", "\"disk\":\"ssd\"");
        eventually(() -> assertThat(taints()).hasSize(2));
        assertThat(taints().getFirst().since()).isEqualTo(since);

        // Draining and a PUT that does not speak of taints leave them; what GET answers can be put back.
        http.post(NODES + node + ":cordon", "{}");
        http.put(NODES + node, "{\"availability\":\"active\"}");
        String before = http.get(NODES + node).body();
        assertThat(before).contains("\"key\":\"gpu\"", "\"disk\":\"ssd\"");
        assertThat(http.put(NODES + node, before).header("ETag"))
                .isEqualTo(http.get(NODES + node).header("ETag"));
        http.send("PATCH", NODES + node, "{\"taints\":null}");
        eventually(() -> assertThat(taints()).isEmpty());
    }

    private List<Taint> taints() {
        return published().map(NodeIntent::taints).orElse(List.of());
    }

    @Test
    void mistakesInANodesTaintsAreTold() {
        join();
        Http.Answer answer = http.send(
                "PATCH",
                NODES + node,
                "{\"taints\":[{\"key\":\"g p u\",\"effect\":\"NoSchedule\"},{\"key\":\"gpu\",\"effect\":\"NoSchedul\"},{\"effect\":\"NoExecute\"}],"
                        + "\"pool\":\"no-such-pool\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("/taints/0/key", "/taints/1/effect", "/taints/2/key", "/pool", "there is no node pool");
    }

    @Test
    void onlyWhoMayWriteNodesMayWritePools() {
        String user = RunningApi.fresh("boss");
        admin.users()
                .put(
                        user,
                        new dev.podium.api.contract.user.UserSpec(
                                null,
                                "a good password",
                                List.of(new dev.podium.api.contract.user.Grant("tenant-admin", "/" + tenant))),
                        WriteOptions.DEFAULT);
        Http.Answer refused = as(user, "a good password").put(POOLS + pool, "{\"tenants\":[\"" + tenant + "\"]}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.member("missingPermission")).isEqualTo("nodes:write");
    }
}
