package dev.podium.orchestrator.engine.outlook;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.view.SlotView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.Workload.Revision;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of each slot of one workload why no current task serves in it. */
final class SlotSituations {
    private static final Optional<Situation> NOWHERE =
            Optional.of(new Situation(Situation.Kind.UNPLACED, "Unplaced", "no node takes a task"));

    private final Revision revision;
    private final Map<Slot, Demand> placed = new HashMap<>();
    private final Map<Slot, Demand> unplaced = new HashMap<>();

    SlotSituations(Workload workload, List<Demand> placed, List<Demand> unplaced) {
        this.revision = workload.revision();
        placed.forEach(demand -> this.placed.put(demand.slot(), demand));
        unplaced.forEach(demand -> this.unplaced.put(demand.slot(), demand));
    }

    /** Empty when the slot serves as it should. */
    Optional<Situation> of(SlotView slot) {
        List<TaskView> current = slot.wanted(revision);
        if (current.stream().anyMatch(TaskView::available)) {
            return Optional.empty();
        }
        if (unplaced.containsKey(slot.slot())) {
            return NOWHERE;
        }
        return Optional.of(Optional.ofNullable(placed.get(slot.slot()))
                .map(SlotSituations::starting)
                .orElseGet(() -> current.isEmpty() ? withoutCurrent(slot) : coming(slot, current.getLast())));
    }

    private static Situation starting(Demand demand) {
        return demand.previous()
                .filter(_ -> demand.attempt() > 1)
                .map(previous -> TaskWords.restarting(previous, demand.delay(), demand.attempt()))
                .orElse(new Situation(
                        Situation.Kind.STARTING, "Starting", "slot " + demand.slot() + " gets a new task"));
    }

    private static Situation coming(SlotView slot, TaskView task) {
        if (task.onLostNode()) {
            return new Situation(
                    Situation.Kind.UNREACHABLE,
                    "NodeUnreachable",
                    "node " + task.task().node() + " is out of reach; whether task " + task.id()
                            + " still runs there is not known");
        }
        Optional<TaskView> failed = slot.ended().stream()
                .filter(ended -> ended.task().revision().equals(task.task().revision()) && ended.endedByItself())
                .reduce((_, later) -> later);
        boolean again = task.task().attempt() > 1 && task.state().compareTo(TaskState.RUNNING) < 0;
        return failed.filter(_ -> again)
                .map(ended -> TaskWords.restarting(
                        ended, delay(task.task()), task.task().attempt()))
                .orElseGet(() -> TaskWords.coming(task));
    }

    private Situation withoutCurrent(SlotView slot) {
        Optional<TaskView> finished = slot.newestOf(revision).filter(TaskView::endedForGood);
        if (finished.isPresent()) {
            return new Situation(
                    Situation.Kind.FINISHED,
                    "Completed",
                    TaskWords.how(finished.get()) + "; its restart policy leaves it at that");
        }
        return new Situation(
                Situation.Kind.WAITS_FOR_UPDATE,
                "Updating",
                "slot " + slot.slot() + " waits for its turn to run release " + revision.release());
    }

    private static Duration delay(Task task) {
        return Duration.between(task.createdAt(), task.notBefore());
    }
}
