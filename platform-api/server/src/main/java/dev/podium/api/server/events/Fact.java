package dev.podium.api.server.events;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened, not yet stored.
 *
 * @param identity what makes it this fact and no other; the event's id follows from it
 * @param about the app, node or cluster it happened to
 * @param actor the user who did it, {@code system} where nobody did
 */
public record Fact(
        String identity, Instant at, About about, Severity severity, String reason, String message, String actor) {
    public static final String SYSTEM = "system";

    /** Whether somebody should look. */
    public enum Severity {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String word;

        Severity(String word) {
            this.word = word;
        }
    }

    /** To what it happened. */
    public sealed interface About {
        record App(WorkloadId app, Optional<TaskId> task) implements About {}

        record Node(NodeName node) implements About {}

        record Cluster(String cluster) implements About {}
    }

    /** The row it becomes; the sequence is the database's to give. */
    EventRow row() {
        UUID id = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
        return switch (about) {
            case About.App(var app, var task) ->
                new EventRow(
                        0,
                        id,
                        at,
                        app.namespace().value(),
                        "App",
                        app.name(),
                        task.map(TaskId::value).orElse(null),
                        severity.word,
                        reason,
                        message,
                        actor);
            case About.Node(var node) ->
                new EventRow(0, id, at, null, "Node", node.value(), null, severity.word, reason, message, actor);
            case About.Cluster(var cluster) ->
                new EventRow(0, id, at, null, "Cluster", cluster, null, severity.word, reason, message, actor);
        };
    }
}
