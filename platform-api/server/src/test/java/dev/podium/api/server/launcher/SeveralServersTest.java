package dev.podium.api.server.launcher;

import static dev.podium.api.server.launcher.ServerGroup.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.client.ListOptions;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import dev.podium.orchestrator.testkit.node.FakeNode;
import dev.podium.orchestrator.testkit.store.EtcdOperator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three server processes on an etcd of three and a PostgreSQL: what happens to tasks while servers and members die. */
class SeveralServersTest {
    private static ServerGroup group;
    private static ClusterMirror mirror;

    @BeforeAll
    static void start() throws Exception {
        group = ServerGroup.start(3, 3, 4);
        mirror = ClusterMirror.start(group.store());
    }

    @AfterAll
    static void stop() {
        mirror.close();
        group.close();
    }

    @Test
    void any_server_takes_writes_and_shows_the_same() {
        String namespace = namespace();
        PodiumClient first = group.admin(group.all().get(0));
        PodiumClient last = group.admin(group.all().get(2));

        deploy(last, namespace, 4);

        awaitReady(namespace, 4);
        await(
                "the other server shows it",
                () -> first.apps(namespace).get("web").status().state().equals("Running"));
        assertThat(first.nodes(PodiumClient.DEFAULT_CLUSTER)
                        .list(ListOptions.DEFAULT)
                        .items())
                .hasSize(4);
        requireSound(namespace, 4);
    }

    @Test
    void a_killed_leader_is_replaced_and_nothing_that_runs_is_touched() {
        String namespace = namespace();
        deploy(group.admin(group.follower()), namespace, 6);
        awaitReady(namespace, 6);
        Set<TaskId> before = ids(namespace);

        ServerProgram killed = group.awaitLeader();
        killed.kill();
        group.admin(group.follower()).apps(namespace).scale("web", 9, WriteOptions.DEFAULT);

        awaitReady(namespace, 9);
        assertThat(ids(namespace)).containsAll(before);
        requireSound(namespace, 9);
        back(killed);
        requireSound(namespace, 9);
        assertThat(ids(namespace)).containsAll(before);
    }

    @Test
    void a_leader_killed_in_the_middle_of_its_commits_leaves_nothing_doubled_and_nothing_out() {
        String namespace = namespace();
        ServerProgram leader = group.awaitLeader();
        PodiumClient other = group.admin(group.follower());
        deploy(other, namespace, 0);

        other.apps(namespace).scale("web", 400, WriteOptions.DEFAULT);
        await("the first tasks are placed", () -> !ids(namespace).isEmpty());
        leader.kill();

        awaitReady(namespace, 400);
        requireSound(namespace, 400);
        back(leader);
        group.admin(group.follower()).apps(namespace).scale("web", 0, WriteOptions.DEFAULT);
        await("they have stopped", () -> alive(namespace).isEmpty());
    }

    @Test
    void a_leader_cut_off_from_etcd_is_replaced_and_cannot_interfere() {
        String namespace = namespace();
        ServerProgram leader = group.awaitLeader();
        PodiumClient other = group.admin(group.follower());
        deploy(other, namespace, 3);
        awaitReady(namespace, 3);

        leader.etcd().cut();
        await(
                "another leads",
                () -> group.leader().filter(now -> !now.equals(leader)).isPresent());
        other.apps(namespace).scale("web", 6, WriteOptions.DEFAULT);
        awaitReady(namespace, 6);
        leader.etcd().mend();

        await("it is ready again", leader::ready);
        other.apps(namespace).scale("web", 8, WriteOptions.DEFAULT);
        awaitReady(namespace, 8);
        requireSound(namespace, 8);
        awaitNodes();
    }

    @Test
    void an_etcd_that_loses_its_leader_is_a_pause_and_no_more() {
        String namespace = namespace();
        deploy(group.admin(group.awaitLeader()), namespace, 3);
        awaitReady(namespace, 3);
        Set<TaskId> before = ids(namespace);
        try (EtcdOperator operator = EtcdOperator.of(group.etcd())) {
            var member = operator.leader();
            member.kill();
            member.restart();
        }

        await("a server takes the change", () -> scaled(namespace, 5));

        awaitReady(namespace, 5);
        requireSound(namespace, 5);
        assertThat(ids(namespace)).containsAll(before);
        awaitNodes();
    }

    private static boolean scaled(String namespace, int replicas) {
        try {
            group.admin(group.all().getFirst()).apps(namespace).scale("web", replicas, WriteOptions.DEFAULT);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void back(ServerProgram server) {
        server.restart();
        await("the server is back", server::ready);
        awaitNodes();
    }

    private static void awaitNodes() {
        await("all nodes have a server", () -> group.nodes().stream().allMatch(FakeNode::connected));
    }

    private static String namespace() {
        String name = RunningApi.fresh("several");
        PodiumClient admin = group.admin(group.all().getFirst());
        admin.tenants().put(name, new Tenant.Spec(null), WriteOptions.DEFAULT);
        admin.namespaces().put(name, new Namespace.Spec(name, null), WriteOptions.DEFAULT);
        return name;
    }

    private static void deploy(PodiumClient admin, String namespace, int replicas) {
        var answer = group.http(group.all().stream()
                        .filter(ServerProgram::alive)
                        .findFirst()
                        .orElseThrow())
                .put(
                        "/api/v1/namespaces/" + namespace + "/apps/web",
                        "{\"image\":\"127.0.0.1:1/a:1\",\"replicas\":" + replicas
                                + ",\"resources\":{\"cpu\":\"10m\",\"memory\":\"16Mi\",\"pids\":8}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(admin.apps(namespace).get("web").spec().replicas()).isEqualTo(replicas);
    }

    private static void awaitReady(String namespace, int count) {
        await(count + " tasks of " + namespace + " are ready", () -> ready(namespace) == count);
    }

    private static long ready(String namespace) {
        Map<TaskId, TaskStatus> statuses = mirror.snapshot().statuses();
        return alive(namespace).values().stream()
                .filter(task -> Optional.ofNullable(statuses.get(task.id()))
                        .filter(status -> status.state() == TaskState.READY)
                        .isPresent())
                .count();
    }

    private static Set<TaskId> ids(String namespace) {
        return alive(namespace).keySet();
    }

    /** Tasks that are wanted and have not ended. */
    private static Map<TaskId, Task> alive(String namespace) {
        ClusterSnapshot now = mirror.snapshot();
        return now.tasks().values().stream()
                .filter(task -> task.workload().toString().startsWith(namespace + "/"))
                .filter(task -> task.desired() == DesiredState.RUN)
                .filter(task -> Optional.ofNullable(now.statuses().get(task.id()))
                        .filter(status -> status.state().ended())
                        .isEmpty())
                .collect(Collectors.toMap(Task::id, task -> task));
    }

    /** One task a slot, all slots, no more on a node than it has, and nodes run what is recorded. */
    private static void requireSound(String namespace, int replicas) {
        Map<TaskId, Task> tasks = alive(namespace);
        assertThat(tasks.values())
                .extracting(task -> task.slot().toString())
                .doesNotHaveDuplicates()
                .hasSize(replicas);
        for (NodeFacts node : mirror.snapshot().nodes().values()) {
            long used = mirror.snapshot().tasks().values().stream()
                    .filter(task -> task.node().equals(node.name()) && task.desired() == DesiredState.RUN)
                    .mapToLong(
                            task -> task.release().resources().request().cpu().millis())
                    .sum();
            assertThat(used).isLessThanOrEqualTo(node.capacity().cpu().millis());
        }
        await("nodes run what is recorded", () -> running(namespace).equals(ids(namespace)));
    }

    private static Set<TaskId> running(String namespace) {
        Set<TaskId> running = new HashSet<>();
        for (FakeNode node : group.nodes()) {
            Map<TaskId, TaskStatus> statuses = node.statuses();
            node.assigned().values().stream()
                    .filter(task -> task.workload().toString().startsWith(namespace + "/"))
                    .filter(task -> Optional.ofNullable(statuses.get(task.id()))
                            .filter(status -> !status.state().ended())
                            .isPresent())
                    .forEach(task -> running.add(task.id()));
        }
        return running;
    }
}
