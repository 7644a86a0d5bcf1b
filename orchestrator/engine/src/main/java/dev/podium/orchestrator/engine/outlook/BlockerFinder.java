package dev.podium.orchestrator.engine.outlook;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.draft.Progress;
import dev.podium.orchestrator.engine.schedule.Scheduler;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.cluster.Blocker;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says of each node that is being emptied which tasks cannot leave it, and why. */
public final class BlockerFinder {
    private final Map<WorkloadId, Progress> progress;
    private final Scheduler scheduler;

    public BlockerFinder(Draft draft, Scheduler scheduler) {
        this.progress = draft.progress().stream()
                .collect(Collectors.toMap(report -> report.workload().id(), Function.identity()));
        this.scheduler = scheduler;
    }

    /** @param unplaced what no node takes */
    public SortedMap<NodeName, List<Blocker>> find(List<Demand> unplaced) {
        SortedMap<NodeName, List<Blocker>> blockers = new TreeMap<>();
        for (Demand demand : unplaced) {
            for (TaskView task : stuck(demand)) {
                blockers.computeIfAbsent(task.task().node(), _ -> new ArrayList<>())
                        .add(new Blocker(
                                task.id(),
                                task.task().workload(),
                                scheduler.explain(demand).inShort()));
            }
        }
        return blockers;
    }

    private List<TaskView> stuck(Demand demand) {
        Progress report = progress.get(demand.workload().id());
        if (report == null) {
            return List.of();
        }
        return report.slots().stream()
                .filter(slot -> slot.slot().equals(demand.slot()))
                .flatMap(slot -> slot.wanted().stream())
                .filter(task -> task.node().filter(BlockerFinder::emptied).isPresent())
                .toList();
    }

    private static boolean emptied(NodeView node) {
        return node.availability() == Availability.DRAINING;
    }
}
