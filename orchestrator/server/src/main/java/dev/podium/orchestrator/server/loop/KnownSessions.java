package dev.podium.orchestrator.server.loop;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.SharedMap;
import dev.podium.orchestrator.model.node.NodeFacts;
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
    /** Of these no session was missing; snapshots share what did not change. */
    private Map<NodeName, NodeFacts> completeNodes = Map.of();

    private Map<NodeName, NodeSession> completeSessions = Map.of();

    KnownSessions(Instant termBegan) {
        this.termBegan = termBegan;
    }

    /** The same snapshot with a session for every node that has facts. */
    @SuppressWarnings("ReferenceEquality")
    ClusterSnapshot completed(ClusterSnapshot snapshot, Instant now) {
        if (snapshot.nodes() == completeNodes && snapshot.sessions() == completeSessions) {
            return snapshot;
        }
        SharedMap<NodeName, NodeSession> sessions = SharedMap.copyOf(snapshot.sessions());
        missedSince
                .keySet()
                .removeIf(node -> snapshot.sessions().containsKey(node)
                        || !snapshot.nodes().containsKey(node));
        for (NodeName node : snapshot.nodes().keySet()) {
            if (!sessions.containsKey(node)) {
                Instant since = missedSince.computeIfAbsent(node, missed -> first ? termBegan : now);
                sessions = sessions.with(node, new NodeSession(node, false, since));
            }
        }
        first = false;
        if (sessions.size() > snapshot.sessions().size()) {
            return snapshot.with(sessions);
        }
        completeNodes = snapshot.nodes();
        completeSessions = snapshot.sessions();
        return snapshot;
    }
}
