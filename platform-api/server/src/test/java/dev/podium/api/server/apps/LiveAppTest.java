package dev.podium.api.server.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppPlan;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.app.LogLine;
import dev.podium.api.contract.client.ApiException;
import dev.podium.api.contract.client.ListOptions;
import dev.podium.api.contract.client.LogListener;
import dev.podium.api.contract.client.LogOptions;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.Watch;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.event.Event;
import dev.podium.api.contract.node.Node;
import dev.podium.api.contract.node.NodePool;
import dev.podium.api.contract.node.NodeSpec;
import dev.podium.api.contract.operation.Operation;
import dev.podium.api.contract.task.Task;
import dev.podium.api.server.launcher.LiveServer;
import dev.podium.api.server.testing.Http;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.testkit.node.Behaviour;
import dev.podium.orchestrator.testkit.node.FakeNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What developers see when there is an orchestrator and a node that does what it is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveAppTest {
    private static final AppSpec SPEC = AppSpec.of("127.0.0.1:1/shop/web:1", 8080);

    private final LiveServer server = LiveServer.start();
    private FakeNode node = server.node("node-a");
    private PodiumClient admin = server.admin();

    @BeforeAll
    void connect() {
        node.connect();
        await(
                "the node",
                () -> admin.nodes("default").all().stream()
                        .filter(found -> found.status().state().equals("Ready"))
                        .findFirst());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aDeployedAppRunsAndItsOperationSucceeds() {
        String namespace = server.namespace("live");
        Http.Answer answer = server.http()
                .put(
                        "/api/v1/namespaces/" + namespace + "/apps/web?wait=20s",
                        "{\"image\":\"127.0.0.1:1/a:1\",\"replicas\":3}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).contains("\"state\":\"Running\"").contains("All 3 instances ready.");
        Operation operation = operation(answer);
        assertThat(operation.state()).isEqualTo("Succeeded");
        assertThat(operation.action()).isEqualTo("deploy");
        assertThat(admin.apps(namespace).tasks("web", ListOptions.DEFAULT).items())
                .extracting(Task::slot)
                .containsExactly("1", "2", "3");
        Task task =
                admin.apps(namespace).tasks("web", ListOptions.DEFAULT).items().getFirst();
        assertThat(admin.apps(namespace).task("web", task.id())).isEqualTo(task);
        assertThat(task.state()).isEqualTo("READY");
        assertThat(reasons(namespace, "web")).contains("Created", "Ready");
    }

    @Test
    void scalingAndRestartingCanBeWaitedFor() {
        String namespace = server.namespace("live");
        deploy(namespace, "web");
        Http http = server.http();
        Http.Answer scaled =
                http.post("/api/v1/namespaces/" + namespace + "/apps/web:scale?wait=20s", "{\"replicas\":4}");
        assertThat(scaled.status()).isEqualTo(202);
        assertThat(scaled.body()).contains("All 4 instances ready.");
        Http.Answer restarted = http.post("/api/v1/namespaces/" + namespace + "/apps/web:restart?wait=20s", "");
        assertThat(restarted.body()).contains("\"state\":\"Running\"");
        assertThat(operation(restarted).state()).isEqualTo("Succeeded");
    }

    @Test
    void aDeletedAppIsGoneWhenNothingOfItRuns() {
        String namespace = server.namespace("live");
        deploy(namespace, "web");
        Http.Answer deleted = server.http().delete("/api/v1/namespaces/" + namespace + "/apps/web");
        assertThat(deleted.status()).isEqualTo(202);
        Operation operation = admin.operations().await(deleted.member("id"), Duration.ofSeconds(20));
        assertThat(operation.state()).isEqualTo("Succeeded");
        assertThat(server.http()
                        .get("/api/v1/namespaces/" + namespace + "/apps/web")
                        .status())
                .isEqualTo(404);
        assertThat(reasons(namespace, "web")).startsWith("Deleted");
        deploy(namespace, "web");
    }

    @Test
    void aLaterChangeTakesAnOperationsPlace() {
        String namespace = server.namespace("live");
        admin.apps(namespace).put("web", impossible(), WriteOptions.DEFAULT);
        Http.Answer first =
                server.http().post("/api/v1/namespaces/" + namespace + "/apps/web:scale", "{\"replicas\":2}");
        server.http().post("/api/v1/namespaces/" + namespace + "/apps/web:scale", "{\"replicas\":3}");
        Operation operation = await(
                "the end of the first",
                () -> Optional.of(operation(first)).filter(o -> o.state().equals("Failed")));
        assertThat(operation.message()).contains("later change");
    }

    @Test
    void whatNoNodeTakesSaysWhyAndWhatWouldHelp() {
        String namespace = server.namespace("live");
        admin.apps(namespace).put("big", impossible(), WriteOptions.DEFAULT);
        App app = await(
                "the reason",
                () -> Optional.of(admin.apps(namespace).get("big"))
                        .filter(found -> found.status().outlook() != null));
        assertThat(app.status().reason()).isEqualTo("InsufficientMemory");
        assertThat(app.status().message()).contains("0 of 1 instance ready").contains("512Gi");
        assertThat(app.status().outlook()).isNotNull();
    }

    @Test
    void aPlanSaysWhereInstancesWouldRun() {
        String namespace = server.namespace("live");
        AppPlan plan = admin.apps(namespace).plan("web", SPEC);
        assertThat(plan.creates()).isTrue();
        assertThat(plan.placement()).containsExactly(new AppPlan.Placement("1", "create", "node-a"));
        assertThat(admin.apps(namespace).plan("big", impossible()).outlook()).isNotNull();
        deploy(namespace, "web");
        assertThat(admin.apps(namespace).plan("web", SPEC).placement())
                .containsExactly(new AppPlan.Placement("1", "keep", "node-a"));
    }

    @Test
    void aDeletedNamespaceRefusesNewWorkAndEmptiesItself() {
        String namespace = server.namespace("live");
        deploy(namespace, "web");
        deploy(namespace, "api");
        node.behave((task, last, now) -> List.of());
        try {
            assertThat(server.http().delete("/api/v1/namespaces/" + namespace).status())
                    .isEqualTo(202);
            Http.Answer refused =
                    server.http().put("/api/v1/namespaces/" + namespace + "/apps/new", "{\"image\":\"a\"}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("namespace_deleting");
        } finally {
            node.behave(Behaviour.PROMPT);
            node.assigned().values().stream()
                    .filter(task -> task.workload().namespace().value().equals(namespace))
                    .forEach(task -> node.report(TaskStatus.of(task.id(), TaskState.SHUTDOWN, Instant.now())));
        }
        await(
                "the namespace to be gone",
                () -> Optional.of(server.http().get("/api/v1/namespaces/" + namespace))
                        .filter(answer -> answer.status() == 404));
    }

    @Test
    void theLogsOfAllInstancesComeInOneStream() throws InterruptedException {
        String namespace = server.namespace("live");
        admin.apps(namespace).put("web", SPEC, WriteOptions.DEFAULT);
        admin.apps(namespace).scale("web", 2, WriteOptions.DEFAULT);
        List<Task> tasks = await(
                "two instances",
                () -> Optional.of(admin.apps(namespace)
                                .tasks("web", ListOptions.DEFAULT)
                                .items())
                        .filter(list -> list.stream().filter(Task::ready).count() == 2));
        node.logs().write(new TaskId(tasks.get(0).id()), "one");
        node.logs().write(new TaskId(tasks.get(1).id()), "two");
        node.logs().write(new TaskId(tasks.get(0).id()), "three");
        Lines lines = new Lines();
        try (Watch _ = admin.apps(namespace).logs("web", LogOptions.DEFAULT, lines)) {
            // Played lines all bear the same time, so only the order within an instance is certain.
            assertThat(List.of(lines.next(), lines.next(), lines.next()))
                    .containsExactlyInAnyOrder("1: one", "2: two", "1: three")
                    .containsSubsequence("1: one", "1: three");
            assertThat(lines.next()).isEqualTo("end");
        }
        Lines followed = new Lines();
        try (Watch _ = admin.apps(namespace).logs("web", LogOptions.following(1), followed)) {
            assertThat(List.of(followed.next(), followed.next())).containsExactlyInAnyOrder("2: two", "1: three");
            node.logs().write(new TaskId(tasks.get(1).id()), "four");
            assertThat(followed.next()).isEqualTo("2: four");
        }
        Lines single = new Lines();
        try (Watch _ = admin.apps(namespace)
                .logs("web", LogOptions.DEFAULT.of(tasks.get(1).id()), single)) {
            assertThat(List.of(single.next(), single.next(), single.next()))
                    .containsExactly("2: two", "2: four", "end");
        }
    }

    @Test
    void aNodeIsCordonedLabelledAndActivated() {
        Node cordoned = admin.nodes("default").cordon("node-a", WriteOptions.DEFAULT);
        assertThat(cordoned.spec().availability()).isEqualTo("cordoned");
        assertThat(cordoned.status().state()).isEqualTo("Cordoned");
        Node active = admin.nodes("default")
                .put("node-a", new NodeSpec("active", Map.of("disk", "ssd"), null, null), WriteOptions.DEFAULT);
        assertThat(active.status().labels()).containsEntry("disk", "ssd");
        String namespace = server.namespace("live");
        Http.Answer placed = server.http()
                .put(
                        "/api/v1/namespaces/" + namespace + "/apps/web?wait=20s",
                        "{\"image\":\"127.0.0.1:1/a:1\",\"placement\":{\"constraints\":[\"node.labels.disk == ssd\"]}}");
        assertThat(placed.body()).contains("\"state\":\"Running\"");
        assertThat(server.http().delete("/api/v1/clusters/default/nodes/node-a").code())
                .isEqualTo("node_connected");
        assertThat(admin.platformEvents().list(ListOptions.DEFAULT).items())
                .extracting(Event::reason)
                .contains("Joined", "Cordoned", "Activated");
    }

    @Test
    void aFenceKeepsAnAppOutUntilItIsOpenedToItsTenant() {
        String namespace = server.namespace("live");
        String other = server.namespace("other");
        admin.nodePools("default").put("fast", new NodePool.Spec(List.of(other)), WriteOptions.DEFAULT);
        admin.nodes("default").patch("node-a", new NodeSpec(null, null, null, "fast"), WriteOptions.DEFAULT);
        admin.apps(namespace).put("web", SPEC, WriteOptions.DEFAULT);
        String message = await(
                "the refusal",
                () -> Optional.ofNullable(
                                admin.apps(namespace).get("web").status().outlook())
                        .filter(outlook -> outlook.reason().equals("PoolFenced"))
                        .map(outlook -> outlook.message() + outlook.remedy()));
        assertThat(message).contains("node pool fast").doesNotContain(other);

        admin.nodePools("default").put("fast", new NodePool.Spec(List.of(other, namespace)), WriteOptions.DEFAULT);
        await(
                "the app",
                () -> Optional.of(admin.apps(namespace).get("web"))
                        .filter(app -> app.status().state().equals("Running")));
        server.http().send("PATCH", "/api/v1/clusters/default/nodes/node-a", "{\"pool\": null}");
        assertThat(admin.nodes("default").get("node-a").spec().pool()).isNull();
    }

    @Test
    void whoMakesRoomForWhomIsPlannedAndTold() {
        String namespace = server.namespace("live");
        String batch =
                "{\"image\":\"127.0.0.1:1/a:1\",\"replicas\":1,\"resources\":{\"cpu\":\"2500m\"},\"placement\":{\"priority\":10}}";
        String urgent = batch.replace("10}", "900}");
        String apps = "/api/v1/namespaces/" + namespace + "/apps/";
        assertThat(server.http().put(apps + "batch?wait=20s", batch).body()).contains("\"state\":\"Running\"");
        Http.Answer plan = server.http().post(apps + "urgent:plan", urgent);
        assertThat(plan.body()).contains("\"preempts\":[{\"app\":\"batch\",\"slot\":\"1\",\"node\":\"node-a\"}]");
        assertThat(server.http().put(apps + "urgent?wait=20s", urgent).body()).contains("\"state\":\"Running\"");
        await(
                "both sides' events",
                () -> Optional.of(reasons(namespace, "batch"))
                        .filter(told -> told.contains("Preempted")
                                && reasons(namespace, "urgent").contains("Preempting")));
        assertThat(admin.apps(namespace).get("batch").status().message())
                .contains("made room for app urgent, which has a higher priority");
        admin.apps(namespace).delete("urgent", WriteOptions.DEFAULT);
        await(
                "the app that made room",
                () -> Optional.of(admin.apps(namespace).get("batch"))
                        .filter(app -> app.status().state().equals("Running")));
        admin.apps(namespace).delete("batch", WriteOptions.DEFAULT);
    }

    @Test
    void aRestartOfTheServerTellsNothingTwice() {
        String namespace = server.namespace("live");
        deploy(namespace, "web");
        await(
                "the instance's event",
                () -> Optional.of(reasons(namespace, "web")).filter(reasons -> reasons.contains("Ready")));
        List<String> before = reasons(namespace, "web");
        node.disconnect();
        server.restart();
        admin = server.admin();
        node.connect();
        await(
                "the app",
                () -> Optional.of(admin.apps(namespace).get("web"))
                        .filter(app -> app.status().state().equals("Running")));
        assertThat(reasons(namespace, "web")).isEqualTo(before);
    }

    private void deploy(String namespace, String app) {
        Http.Answer answer = server.http()
                .put(
                        "/api/v1/namespaces/" + namespace + "/apps/" + app + "?wait=20s",
                        "{\"image\":\"127.0.0.1:1/shop/web:1\",\"ports\":[{\"port\":8080}]}");
        assertThat(answer.body()).contains("\"state\":\"Running\"");
    }

    private static AppSpec impossible() {
        return new AppSpec(
                "127.0.0.1:1/a:1",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new AppSpec.Resources(null, "512Gi", null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private List<String> reasons(String namespace, String app) {
        return admin.apps(namespace).events(app, ListOptions.limit(500)).items().stream()
                .map(Event::reason)
                .toList();
    }

    private Operation operation(Http.Answer answer) {
        String location =
                Optional.ofNullable(answer.header("Operation-Location")).orElseThrow();
        return admin.operations().get(location.substring(location.lastIndexOf('/') + 1));
    }

    private static <T> T await(String what, Supplier<Optional<T>> look) {
        return Awaiting.await(what, Duration.ofSeconds(20), look);
    }

    /** What a log stream said, in short. */
    private static final class Lines implements LogListener {
        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        @Override
        public void line(LogLine line) {
            told.add(line.slot() + ": " + line.text());
        }

        @Override
        public void notice(String message) {
            told.add("notice: " + message);
        }

        @Override
        public void complete() {
            told.add("end");
        }

        @Override
        public void interrupted(ApiException why, boolean forGood) {
            told.add("interrupted: " + why.getMessage());
        }

        String next() throws InterruptedException {
            return Optional.ofNullable(told.poll(10, TimeUnit.SECONDS)).orElse("nothing");
        }
    }
}
