package dev.podium.node.agent;

import dev.podium.orchestrator.model.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long the server has been away, and what the node did by itself meanwhile that the leader has not adopted yet. */
final class Loneliness {
    /** A shorter absence is left to the leader. */
    static final Duration PATIENCE = Duration.ofSeconds(5);
    /** How long after a session began the leader may adopt a successor. */
    static final Duration ADOPTION = Duration.ofSeconds(30);
    /** Ends this shortly before the session was lost may not have been acted on. */
    private static final Duration UNACKNOWLEDGED = Duration.ofSeconds(2);

    private final Successors rule;
    private final Map<TaskId, Instant> unadopted = new HashMap<>();
    private boolean connected;
    private Instant since;

    Loneliness(Successors rule, Instant now) {
        this.rule = rule;
        this.since = now;
    }

    synchronized void connected(boolean now, Instant at) {
        if (now != connected) {
            connected = now;
            since = at;
        }
    }

    synchronized boolean isConnected() {
        return connected;
    }

    synchronized List<TaskBook.Entry> successors(List<TaskBook.Entry> known, Instant now) {
        boolean alone = !connected && Duration.between(since, now).compareTo(PATIENCE) > 0;
        return alone ? rule.due(known, since.minus(UNACKNOWLEDGED), now) : List.of();
    }

    /** Whether the task is one the node made by itself and the leader may still take over. */
    synchronized boolean mayStillBeAdopted(TaskBook.Entry entry, Instant now) {
        if (entry.status().succeeds().isEmpty()) {
            return false;
        }
        Instant until = unadopted.computeIfAbsent(entry.id(), _ -> now.plus(ADOPTION));
        return now.isBefore(until);
    }

    synchronized void adopted(TaskId task) {
        unadopted.remove(task);
    }

    /** Those whose time to be adopted is over; each is named once. */
    synchronized List<TaskId> notAdopted(Instant now) {
        List<TaskId> late = connected
                ? unadopted.entrySet().stream()
                        .filter(entry -> !now.isBefore(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList()
                : List.of();
        late.forEach(unadopted::remove);
        return late;
    }
}
