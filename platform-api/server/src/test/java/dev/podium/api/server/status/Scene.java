package dev.podium.api.server.status;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.app.AppStatus;
import dev.podium.api.server.manifest.Manifest;
import dev.podium.api.server.manifest.ManifestReader;
import dev.podium.api.server.manifest.SpecTranslation;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Terms;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An app and its instances on two nodes, told step by step. */
final class Scene {
    static final WorkloadId WEB = WorkloadId.of("demo", "web");
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Map<TaskId, Task> tasks = new HashMap<>();
    private final Map<TaskId, TaskStatus> statuses = new HashMap<>();
    private final Map<NodeName, NodeSession> sessions = new HashMap<>();
    private Workload workload;
    private @Nullable Outlook outlook;

    private Scene(Workload workload) {
        this.workload = workload;
        connected("a", true);
        connected("b", true);
    }

    static Scene replicas(int replicas) {
        AppSpec spec = ((Manifest.Accepted) ManifestReader.read(
                        JsonNode.createObjectNode(Map.of("image", JsonNode.createStringNode("shop/web:1"))), WEB))
                .spec();
        return new Scene(new Workload(
                WEB,
                "uid-1",
                Workload.Kind.REPLICATED,
                replicas,
                SpecTranslation.release(1, spec, new Image("shop/web:1", Optional.of("sha256:1"), false)),
                0,
                Terms.DEFAULT,
                false));
    }

    Scene restarted() {
        workload = new Workload(
                WEB, "uid-1", workload.kind(), workload.replicas(), workload.release(), 1, Terms.DEFAULT, false);
        return this;
    }

    Scene deleted() {
        workload = workload.gone();
        return this;
    }

    Scene connected(String node, boolean up) {
        sessions.put(new NodeName(node), new NodeSession(new NodeName(node), up, NOON));
        return this;
    }

    Scene outlook(String reason, String message, String remedy) {
        outlook = new Outlook(1, reason, message, List.of(), remedy);
        return this;
    }

    /** A task of the current revision. */
    Scene task(int slot, String node, TaskState state, boolean ready, String message) {
        return task(slot, node, state, ready, message, DesiredState.RUN, workload.restarts());
    }

    Scene task(
            int slot, String node, TaskState state, boolean ready, String message, DesiredState desired, int restarts) {
        TaskId id = new TaskId("t" + tasks.size());
        Instant at = NOON.plusSeconds(tasks.size());
        tasks.put(
                id,
                new Task(
                        id,
                        WEB,
                        "uid-1",
                        new Slot.Numbered(slot),
                        workload.release(),
                        restarts,
                        new NodeName(node),
                        desired,
                        at,
                        tasks.size() + 1,
                        at,
                        at));
        statuses.put(
                id,
                new TaskStatus(
                        id,
                        state,
                        ready,
                        state == TaskState.FAILED ? "ExitedWithError" : "",
                        message,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        at,
                        Optional.empty(),
                        Optional.empty()));
        return this;
    }

    Scene ready(int slot, String node) {
        return task(slot, node, TaskState.READY, true, "");
    }

    AppStatus status() {
        ClusterSnapshot snapshot = new ClusterSnapshot(
                1,
                Map.of(WEB, workload),
                tasks,
                statuses,
                Map.of(),
                Map.of(),
                sessions,
                List.of(),
                RoutingTable.EMPTY,
                Map.of(),
                ClusterPolicy.DEFAULT);
        return AppFate.of(
                new DeclaredApp(workload, List.of("http://web.demo.localhost:8000/"), Optional.empty(), NOON),
                Instances.of(snapshot).of(WEB, "uid-1"),
                outlook);
    }
}
