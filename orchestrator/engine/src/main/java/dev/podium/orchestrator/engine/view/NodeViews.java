package dev.podium.orchestrator.engine.view;

import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Views of the nodes of one snapshot after the other. In a large cluster most plans are made because of a task or an app, and nothing was
 * said of any node since the last one: then the last views are given again, the same map. Where something was said of some
 * nodes, the others' views are kept.
 *
 * <p>It holds no decision: forgetting everything changes no view. Snapshots share what did not change, so that it is the same is told by
 * identity. May be used by several threads; then each may have to make views the other one has.
 */
public final class NodeViews {
    private final PlannerSettings settings;
    private volatile Made last = new Made(Map.of(), Map.of(), Map.of(), Collections.emptySortedMap(), false);

    /** @param turning whether some view becomes another one by time alone */
    private record Made(
            Map<NodeName, NodeFacts> facts,
            Map<NodeName, NodeIntent> intents,
            Map<NodeName, NodeSession> sessions,
            SortedMap<NodeName, NodeView> views,
            boolean turning) {
        @SuppressWarnings("ReferenceEquality")
        private boolean of(ClusterSnapshot snapshot) {
            return facts == snapshot.nodes() && intents == snapshot.intents() && sessions == snapshot.sessions();
        }

        /** The node's view, when nothing was said of the node since. */
        @SuppressWarnings("ReferenceEquality")
        private Optional<NodeView> kept(ClusterSnapshot snapshot, NodeName name) {
            return Optional.ofNullable(views.get(name))
                    .filter(view -> view.connected()
                            && view.facts() == snapshot.nodes().get(name)
                            && intents.get(name) == snapshot.intents().get(name)
                            && sessions.get(name) == snapshot.sessions().get(name));
        }
    }

    public NodeViews(PlannerSettings settings) {
        this.settings = settings;
    }

    /** By name, without what their age makes of them; not to be changed. */
    SortedMap<NodeName, NodeView> of(ClusterSnapshot snapshot, Instant now) {
        Made before = last;
        if (before.of(snapshot) && !before.turning()) {
            return before.views();
        }
        SortedMap<NodeName, NodeView> views = new TreeMap<>();
        snapshot.nodes()
                .forEach((name, facts) ->
                        views.put(name, before.kept(snapshot, name).orElseGet(() -> view(snapshot, facts, now))));
        boolean turning = !views.values().stream().allMatch(NodeView::connected);
        last = new Made(snapshot.nodes(), snapshot.intents(), snapshot.sessions(), views, turning);
        return views;
    }

    private NodeView view(ClusterSnapshot snapshot, NodeFacts facts, Instant now) {
        NodeIntent intent = snapshot.intent(facts.name());
        Map<String, String> labels = new HashMap<>(facts.labels());
        labels.putAll(intent.labels());
        Optional<NodeSession> session = Optional.ofNullable(snapshot.sessions().get(facts.name()));
        Optional<Instant> awaySince = session.filter(s -> !s.connected()).map(NodeSession::since);
        return new NodeView(
                facts,
                intent.availability(),
                labels,
                intent.taints(),
                intent.pool(),
                reach(session, now.minus(settings.unreachableAfter())),
                awaySince,
                Optional.empty());
    }

    /** A node nobody has said anything about yet is away, never unreachable: a new leader must not replace what runs. */
    private static Reach reach(Optional<NodeSession> session, Instant limit) {
        if (session.isEmpty()) {
            return Reach.AWAY;
        }
        if (session.get().connected()) {
            return Reach.CONNECTED;
        }
        return session.get().since().isAfter(limit) ? Reach.AWAY : Reach.UNREACHABLE;
    }
}
