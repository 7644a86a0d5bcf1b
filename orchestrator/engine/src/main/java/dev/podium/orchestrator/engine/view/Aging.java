package dev.podium.orchestrator.engine.view;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.NodeAge;
import dev.podium.orchestrator.model.cluster.NodeAge.Phase;
import dev.podium.orchestrator.model.cluster.NodeTurnover;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which nodes are emptied because of their age.
 *
 * <p>Recomputed each time: of those that are too old the oldest come first, as many as may be out. One that was emptied counts as out
 * until it was booted anew, and takes nothing meanwhile; outside of windows nothing is moved, and what is there stays in service.
 */
final class Aging {
    private static final int SHARES = 1 << 16;

    private final ClusterSnapshot snapshot;
    private final NodeTurnover turnover;
    private final Collection<NodeView> nodes;
    private final Instant now;

    private Aging(ClusterSnapshot snapshot, NodeTurnover turnover, Collection<NodeView> nodes, Instant now) {
        this.snapshot = snapshot;
        this.turnover = turnover;
        this.nodes = nodes;
        this.now = now;
    }

    private record Due(NodeView node, Instant at) {
        static final Comparator<Due> OLDEST_FIRST =
                Comparator.comparing(Due::at).thenComparing(due -> due.node().name());
    }

    /** The nodes with what age makes of them; the same ones where no maximum age is set. */
    static SortedMap<NodeName, NodeView> apply(
            ClusterSnapshot snapshot, SortedMap<NodeName, NodeView> nodes, Instant now) {
        Optional<NodeTurnover> turnover = snapshot.policy().turnover();
        if (turnover.isEmpty()) {
            return nodes;
        }
        SortedMap<NodeName, NodeView> aged = new TreeMap<>(nodes);
        new Aging(snapshot, turnover.get(), nodes.values(), now)
                .judge()
                .forEach((name, age) -> aged.computeIfPresent(name, (_, node) -> node.aged(age)));
        return aged;
    }

    /** When age may decide otherwise. */
    static List<Instant> turning(ClusterView cluster) {
        List<Instant> moments = new ArrayList<>();
        cluster.nodes().values().forEach(node -> node.age().ifPresent(age -> moments.add(age.due())));
        if (moments.stream().anyMatch(due -> !due.isAfter(cluster.now()))) {
            cluster.snapshot().policy().turnover().stream()
                    .flatMap(turnover -> turnover.windows().stream())
                    .flatMap(window -> window.turns(cluster.now()).stream())
                    .forEach(moments::add);
        }
        return moments;
    }

    private SortedMap<NodeName, NodeAge> judge() {
        List<Due> all = nodes.stream().flatMap(node -> due(node).stream()).toList();
        SortedMap<NodeName, NodeAge> ages = new TreeMap<>();
        all.forEach(due -> ages.put(due.node().name(), new NodeAge(due.at(), Phase.YOUNG)));
        List<Due> overdue = all.stream()
                .filter(due -> !due.at().isAfter(now))
                .sorted(Due.OLDEST_FIRST)
                .toList();
        long places =
                turnover.maxUnavailable() - nodes.stream().filter(Aging::out).count();
        boolean open = turnover.open(now);
        Set<NodeName> occupied = overdue.isEmpty() ? Set.of() : occupied();
        for (int rank = 0; rank < overdue.size(); rank++) {
            Due due = overdue.get(rank);
            NodeName name = due.node().name();
            ages.put(name, new NodeAge(due.at(), phase(rank < places, open, occupied.contains(name))));
        }
        return ages;
    }

    private static Phase phase(boolean itsTurn, boolean open, boolean occupied) {
        if (itsTurn && !occupied) {
            return Phase.EMPTY;
        }
        if (!open) {
            return Phase.WAITS_FOR_WINDOW;
        }
        return itsTurn ? Phase.DRAINING : Phase.WAITS_ITS_TURN;
    }

    /** Only nodes that are in service get too old; what operators or the network took out is out for another reason. */
    private Optional<Due> due(NodeView node) {
        return node.facts()
                .bootedAt()
                .filter(_ -> !out(node))
                .map(booted ->
                        new Due(node, booted.plus(turnover.maxAge()).plus(share(node.name(), turnover.jitter()))));
    }

    private static boolean out(NodeView node) {
        return node.unreachable() || node.availability() == Availability.DRAINING;
    }

    /** The same node always has the same share, and names that differ little have shares that differ much. */
    private static Duration share(NodeName node, Duration jitter) {
        int mixed = node.value().hashCode() * 0x9E3779B9;
        return Duration.ofSeconds(jitter.toSeconds() * (mixed >>> 16) / SHARES);
    }

    private Set<NodeName> occupied() {
        return snapshot.tasks().values().stream()
                .filter(task -> !ended(task))
                .map(Task::node)
                .collect(Collectors.toSet());
    }

    private boolean ended(Task task) {
        TaskStatus status = snapshot.statuses().get(task.id());
        return status != null && status.state().ended();
    }
}
