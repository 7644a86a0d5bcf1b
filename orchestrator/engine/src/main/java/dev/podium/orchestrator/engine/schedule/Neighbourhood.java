package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.orchestrator.model.workload.Affinity.ToApp;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the tasks of each app are, and whom they keep away: what affinities between apps are decided on. Kept up to date while tasks
 * are being placed; a place taken in this plan counts.
 *
 * <p>A place is the value of a node label, or the node itself. The places of an app are looked up when somebody first asks for
 * them, so a cluster without affinities pays for none.
 */
final class Neighbourhood {
    /** @param leavingToo tasks on their way out are still there for those who must not meet them, but draw nobody */
    private record Ground(WorkloadId app, String topology, boolean leavingToo) {}

    private final ClusterView cluster;
    private final Map<WorkloadId, List<NodeView>> placed = new HashMap<>();
    private final Map<WorkloadId, Map<Ground, Set<String>>> places = new HashMap<>();
    private final Map<WorkloadId, Map<String, Map<String, WorkloadId>>> closed = new HashMap<>();

    Neighbourhood(ClusterView cluster) {
        this.cluster = cluster;
        cluster.tasks().values().stream()
                .flatMap(List::stream)
                .filter(task -> !task.ended()
                        && !task.task().release().placement().affinities().isEmpty())
                .forEach(task -> task.node()
                        .ifPresent(node ->
                                close(task.task().workload(), task.task().release(), node)));
    }

    /** The node's place by this topology; empty when it is nowhere, because it lacks the label. */
    static String place(NodeView node, String topology) {
        return topology.equals(ToApp.NODE) ? node.name().value() : node.label(topology);
    }

    /** Where the app has tasks. The set follows what is placed. */
    Set<String> places(WorkloadId app, String topology, boolean leavingToo) {
        return places.computeIfAbsent(app, _ -> new HashMap<>())
                .computeIfAbsent(new Ground(app, topology, leavingToo), this::find);
    }

    /** Places where tasks are that require to be apart from the app, by topology, and whose tasks they are. Follows what is placed. */
    Map<String, Map<String, WorkloadId>> closedTo(WorkloadId app) {
        return closed.computeIfAbsent(app, _ -> new HashMap<>());
    }

    void add(WorkloadId app, Release release, NodeView node) {
        placed.computeIfAbsent(app, _ -> new ArrayList<>()).add(node);
        places.getOrDefault(app, Map.of()).forEach((ground, known) -> enter(known, place(node, ground.topology())));
        close(app, release, node);
    }

    private Set<String> find(Ground ground) {
        Set<String> found = new HashSet<>();
        cluster.tasks().getOrDefault(ground.app(), List.of()).stream()
                .filter(task -> ground.leavingToo() ? !task.ended() : task.wanted())
                .map(TaskView::node)
                .forEach(node -> node.ifPresent(on -> enter(found, place(on, ground.topology()))));
        placed.getOrDefault(ground.app(), List.of()).forEach(node -> enter(found, place(node, ground.topology())));
        return found;
    }

    private void close(WorkloadId app, Release release, NodeView node) {
        for (Affinity affinity : release.placement().affinities()) {
            if (affinity.required()
                    && affinity.away()
                    && affinity.target() instanceof ToApp(String other, String topology)) {
                String place = place(node, topology);
                if (!place.isEmpty()) {
                    closedTo(new WorkloadId(app.namespace(), other))
                            .computeIfAbsent(topology, _ -> new HashMap<>())
                            .putIfAbsent(place, app);
                }
            }
        }
    }

    private static void enter(Set<String> places, String place) {
        if (!place.isEmpty()) {
            places.add(place);
        }
    }
}
