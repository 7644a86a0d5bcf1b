package dev.podium.api.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.client.ListOptions;
import dev.podium.api.contract.task.Task;
import dev.podium.api.server.testing.Http;
import dev.podium.orchestrator.testkit.node.FakeNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole server: its cluster store is emptied or lost, and apps run on under the same names. */
class RebuildStoreTest {
    private final LiveServer server = LiveServer.start();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatRunsGoesOnAfterTheStoreWasEmptied() {
        goesOnAfter(() -> server.restartAfter(home -> {
            assertThat(command("rebuild-store", "--wait=30s")).as(said()).isZero();
            assertThat(said()).contains("2 nodes");
        }));
    }

    @Test
    void whatRunsGoesOnAfterTheStoreWasLost() {
        goesOnAfter(() -> server.restartAfter(home -> {
            try {
                Files.delete(home.resolve("cluster-store"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    @Test
    void whileTheServerRunsNothingIsEmptied() {
        assertThat(command("rebuild-store")).isEqualTo(1);
        assertThat(said()).contains("locked by another server");
    }

    private void goesOnAfter(Runnable loss) {
        String namespace = server.namespace("rebuild");
        List<FakeNode> nodes = List.of(server.node("node-a"), server.node("node-b"));
        nodes.forEach(FakeNode::connect);
        Http.Answer deployed = server.http()
                .put(
                        "/api/v1/namespaces/" + namespace + "/apps/web?wait=20s",
                        "{\"image\":\"127.0.0.1:1/a:1\",\"replicas\":4}");
        assertThat(deployed.body()).contains("All 4 instances ready.");
        Set<String> before = tasks(namespace);

        nodes.forEach(FakeNode::disconnect);
        loss.run();
        nodes.forEach(FakeNode::connect);

        Http.Answer scaled =
                server.http().post("/api/v1/namespaces/" + namespace + "/apps/web:scale?wait=30s", "{\"replicas\":5}");
        assertThat(scaled.body()).contains("All 5 instances ready.");
        assertThat(tasks(namespace)).containsAll(before).hasSize(5);
        assertThat(nodes.stream().mapToInt(node -> node.statuses().size()).sum())
                .isEqualTo(5);
    }

    private Set<String> tasks(String namespace) {
        return server.admin().apps(namespace).tasks("web", ListOptions.DEFAULT).items().stream()
                .map(Task::id)
                .collect(Collectors.toSet());
    }

    private int command(String... arguments) {
        return server.command(new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
