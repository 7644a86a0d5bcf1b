package dev.podium.api.server.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.client.ListOptions;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.OnEveryDatabase;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two hundred writes at the same moment. */
@OnEveryDatabase
class ConcurrentWritesTest {
    private static final int WRITES = 200;
    private static final String IMAGE = "127.0.0.1:1/a:1";

    private final RunningApi api;
    private final PodiumClient admin;
    private final Http http;
    private final String namespace = RunningApi.fresh("busy");

    ConcurrentWritesTest(TestDatabase database) {
        api = database.api();
        admin = api.admin();
        http = api.http()
                .bearer(api.anonymous()
                        .auth()
                        .login("admin", RunningApi.ADMIN_PASSWORD)
                        .accessToken());
        admin.tenants().put(namespace, new Tenant.Spec(null), WriteOptions.DEFAULT);
        admin.namespaces().put(namespace, new Namespace.Spec(namespace, null), WriteOptions.DEFAULT);
    }

    @Test
    void toOneAppAreAllMadeOneAfterTheOther() throws Exception {
        List<Http.Answer> answers =
                atOnce(i -> http.put(path("web"), "{\"image\":\"" + IMAGE + "\",\"env\":{\"N\":\"" + i + "\"}}"));
        assertThat(answers).extracting(Http.Answer::status).containsOnly(200, 201);
        assertThat(answers).extracting(Http.Answer::status).containsOnlyOnce(201);
        App app = admin.apps(namespace).get("web");
        assertThat(app.metadata().version()).isEqualTo(WRITES);
        assertThat(app.status().release()).isEqualTo(WRITES);
        assertThat(releases())
                .isEqualTo(IntStream.rangeClosed(1, WRITES).boxed().toList().reversed());
        Workload last = await("the last release in the cluster store", "web", WRITES);
        assertThat(last.release().container().env()).isEqualTo(app.spec().env());
    }

    @Test
    void ofTheSameAreOneChange() throws Exception {
        List<Http.Answer> answers = atOnce(_ -> http.put(path("web"), "{\"image\":\"" + IMAGE + "\"}"));
        assertThat(answers).extracting(Http.Answer::status).containsOnly(200, 201);
        assertThat(admin.apps(namespace).get("web").metadata().version()).isEqualTo(1);
        assertThat(admin.apps(namespace).events("web", ListOptions.DEFAULT).items())
                .hasSize(1);
    }

    @Test
    void withTheSameEntityTagAreOneSuccess() throws Exception {
        http.put(path("web"), "{\"image\":\"" + IMAGE + "\"}");
        List<Http.Answer> answers = atOnce(i -> http.with("If-Match", "\"1\"")
                .put(path("web"), "{\"image\":\"" + IMAGE + "\",\"env\":{\"N\":\"" + i + "\"}}"));
        assertThat(answers).extracting(Http.Answer::status).containsOnly(200, 412);
        assertThat(answers).extracting(Http.Answer::status).containsOnlyOnce(200);
    }

    @Test
    void forTheSameHostAreOneOwner() throws Exception {
        List<Http.Answer> answers = atOnce(i -> http.put(
                path("web-" + i),
                "{\"image\":\"" + IMAGE + "\",\"ports\":[{\"port\":80}],\"routes\":[{\"host\":\"" + namespace
                        + ".example\"}]}"));
        assertThat(answers).extracting(Http.Answer::status).containsOnly(201, 409);
        assertThat(answers).extracting(Http.Answer::status).containsOnlyOnce(201);
        assertThat(admin.apps(namespace).all()).hasSize(1);
    }

    private List<Http.Answer> atOnce(IntFunction<Http.Answer> write) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Http.Answer>> futures = new ArrayList<>();
            for (int i = 0; i < WRITES; i++) {
                int number = i;
                futures.add(threads.submit(() -> write.apply(number)));
            }
            List<Http.Answer> answers = new ArrayList<>();
            for (Future<Http.Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    private List<Integer> releases() {
        return List.of(http.get(path("web") + "/releases?limit=500").body().split("\"number\":")).stream()
                .skip(1)
                .map(text -> Integer.parseInt(text.substring(0, text.indexOf(','))))
                .toList();
    }

    private Workload await(String what, String app, int release) {
        return Awaiting.await(
                what,
                Duration.ofSeconds(20),
                () -> Optional.ofNullable(api.bean(ClusterMirror.class)
                                .snapshot()
                                .workloads()
                                .get(WorkloadId.of(namespace, app)))
                        .filter(workload -> workload.release().number() == release));
    }

    private String path(String app) {
        return "/api/v1/namespaces/" + namespace + "/apps/" + app;
    }
}
