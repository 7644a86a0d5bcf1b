package dev.podium.orchestrator.engine.outlook;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.draft.Progress;
import dev.podium.orchestrator.engine.schedule.Promise;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells those who wait for room, and those who lost it, about each other. What is of another namespace is not named. */
final class YieldWords {
    private static final int NAMED = 3;

    private YieldWords() {}

    static Outlook waiting(int missing, Promise promise) {
        WorkloadId mine = promise.demand().workload().id();
        List<TaskView> leaving = promise.leaving();
        String who = leaving.stream()
                .limit(NAMED)
                .map(task -> named(task.task(), mine))
                .distinct()
                .collect(Collectors.joining(", "));
        String more = leaving.size() > NAMED ? " and " + (leaving.size() - NAMED) + " more" : "";
        return new Outlook(
                missing,
                "Preempting",
                "room on node " + promise.node() + " is being made: waiting until " + who + more + " has left",
                List.of(),
                "");
    }

    private static String named(Task task, WorkloadId mine) {
        return task.workload().namespace().equals(mine.namespace())
                ? "instance " + task.slot() + " of app " + task.workload().name()
                : "an instance of another namespace";
    }

    /** The last task of the demanded slot made room for somebody more important. */
    static Optional<String> lost(Progress progress, Demand demand) {
        WorkloadId mine = progress.workload().id();
        return progress.slots().stream()
                .filter(slot -> slot.slot().equals(demand.slot()))
                .limit(1)
                .flatMap(slot -> slot.newest().stream())
                .flatMap(task -> task.task().yieldsTo().stream()
                        .map(to -> "its task on node " + task.task().node() + " made room for " + important(to, mine)))
                .findFirst();
    }

    private static String important(WorkloadId to, WorkloadId mine) {
        return to.namespace().equals(mine.namespace())
                ? "app " + to.name() + ", which has a higher priority"
                : "an app of another namespace, which has a higher priority";
    }
}
