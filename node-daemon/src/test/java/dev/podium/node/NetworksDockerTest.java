package dev.podium.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.engine.ExecResult;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.server.tunnel.LogFeed;
import dev.podium.orchestrator.server.tunnel.TaskLogLine;
import dev.podium.orchestrator.server.tunnel.TaskLogQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who can reach whom by which name, and what a task may do, on the real Docker Engine. */
class NetworksDockerTest {
    private static final String SERVER = "echo hello from $PODIUM_APP > /srv/index.html;"
            + " echo started on $PORT; exec /bin/busybox httpd -f -p $PORT -h /srv";

    @TempDir
    static Path home;

    private static ClusterOfOne cluster;
    private static TaskStatus web;
    private static TaskStatus client;
    private static TaskStatus stranger;

    @BeforeAll
    static void three_apps_in_two_namespaces() throws Exception {
        cluster = new ClusterOfOne(home, "pdm-agent-net");
        Await.until("the node has joined and is connected", cluster::connected);
        Task server = cluster.assign(Tasks.on(cluster.name)
                .of("pdm-agent-a", "web")
                .port(8080)
                .running(SERVER)
                .build());
        Task same = cluster.assign(
                Tasks.on(cluster.name).of("pdm-agent-a", "client").build());
        Task other = cluster.assign(
                Tasks.on(cluster.name).of("pdm-agent-b", "client").build());
        web = ready(server);
        client = ready(same);
        stranger = ready(other);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static TaskStatus ready(Task task) throws Exception {
        return cluster.await(task, "is ready", status -> status.state() == TaskState.READY);
    }

    private static ExecResult in(TaskStatus task, String script) throws InterruptedException {
        return cluster.engine.exec(
                task.containerId().orElseThrow(), List.of("/bin/busybox", "sh", "-c", script), Duration.ofSeconds(10));
    }

    private static String fetch(String host) {
        return "printf 'GET /index.html HTTP/1.0\\r\\n\\r\\n' | /bin/busybox nc -w 2 " + host + " 8080";
    }

    @Test
    void apps_of_one_namespace_reach_each_other_by_name() throws Exception {
        assertThat(in(client, fetch("web")).output()).contains("hello from web");
        assertThat(in(client, fetch("web.pdm-agent-a")).output()).contains("hello from web");
    }

    @Test
    void apps_of_another_namespace_reach_it_neither_by_name_nor_by_address() throws Exception {
        assertThat(in(stranger, fetch("web")).output()).doesNotContain("hello");
        assertThat(in(stranger, fetch("web.pdm-agent-a")).output()).doesNotContain("hello");
        assertThat(in(stranger, fetch(web.address().orElseThrow())).output()).doesNotContain("hello");
    }

    @Test
    void the_machine_itself_reaches_every_task_by_its_address() throws Exception {
        try (java.net.Socket socket = new java.net.Socket(web.address().orElseThrow(), 8080)) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void a_task_has_few_capabilities_and_cannot_gain_privileges() throws Exception {
        String status = in(client, "/bin/busybox cat /proc/self/status").output();
        // CHOWN, DAC_OVERRIDE, FOWNER, KILL, SETGID, SETUID, NET_BIND_SERVICE
        assertThat(status)
                .contains("CapBnd:\t00000000000004eb")
                .contains("NoNewPrivs:\t1")
                .contains("Seccomp:\t2");
    }

    @Test
    void a_task_is_told_who_it_is() throws Exception {
        String env = in(web, "/bin/busybox env").output();
        assertThat(env)
                .contains("PODIUM_APP=web")
                .contains("PODIUM_NAMESPACE=pdm-agent-a")
                .contains("PODIUM_TASK=" + web.task())
                .contains("PODIUM_SLOT=1")
                .contains("PODIUM_NODE=pdm-agent-net")
                .contains("PORT=8080");
    }

    @Test
    void the_output_of_a_task_is_read_through_the_gateway() {
        TaskLogQuery query = TaskLogQuery.of(web.task());
        List<String> lines = new ArrayList<>();
        try (LogFeed feed = cluster.gateway().logs(cluster.name, query)) {
            feed.forEachRemaining((TaskLogLine line) -> lines.add(line.text()));
        }
        assertThat(lines).containsExactly("started on 8080");
    }
}
