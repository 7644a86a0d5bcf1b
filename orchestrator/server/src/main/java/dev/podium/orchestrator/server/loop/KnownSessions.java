package dev.podium.orchestrator.server.loop;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Fills in that a node is disconnected where nothing in the store says so: its gateway died with its lease, or the whole store
 * was rebuilt. It counts from when this leader first missed the session, so that no node is given up for what happened before.
 */
final class KnownSessions {
    private final Instant termBegan;
    private final Map<NodeName, Instant> missedSince = new HashMap<>();
    private boolean first = true;

    KnownSessions(Instant termBegan) {
        this.termBegan = termBegan;
    }

    /** The same snapshot with a session for every node that has facts. */
    ClusterSnapshot completed(ClusterSnapshot snapshot, Instant now) {
        Map<NodeName, NodeSession> sessions = new HashMap<>(snapshot.sessions());
        missedSince
                .keySet()
                .removeIf(
                        node -> sessions.containsKey(node) || !snapshot.nodes().containsKey(node));
        for (NodeName node : snapshot.nodes().keySet()) {
            if (!sessions.containsKey(node)) {
                Instant since = missedSince.computeIfAbsent(node, missed -> first ? termBegan : now);
                sessions.put(node, new NodeSession(node, false, since));
            }
        }
        first = false;
        return sessions.size() == snapshot.sessions().size() ? snapshot : snapshot.with(sessions);
    }
}
