package dev.podium.orchestrator.engine.draft;

import dev.podium.orchestrator.engine.view.SlotView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers one question: may one more task of this workload be taken away now for somebody else's sake?
 *
 * <p>Ask it before {@link Draft#leave}, after the reconciler of the workload's kind has reported its progress. A slot serves while a
 * task in it is available and stays. Slots that do not serve, whatever the reason, and those this plan has emptied already count
 * against the workload's budget. A task that serves nobody may always go, unless the budget is zero.
 */
public final class Disruptions {
    private final Draft draft;
    private final Map<WorkloadId, Tally> tallies = new HashMap<>();

    Disruptions(Draft draft) {
        this.draft = draft;
    }

    public boolean mayLose(Workload workload, TaskView task) {
        int allowed = allowed(workload);
        if (allowed == 0 || !task.wanted() || draft.leaves(task)) {
            return false;
        }
        return !tally(workload).needs(task) || spare(workload) > 0;
    }

    /** How many more serving slots the workload can do without now; zero or less when none. */
    public int spare(Workload workload) {
        return allowed(workload) - tally(workload).unavailable();
    }

    /** How many of its slots may be without a serving task at once. */
    public int allowed(Workload workload) {
        return workload.terms().disruption().of(tally(workload).wanted);
    }

    /** This plan takes the task away. */
    void left(TaskView task) {
        Optional.ofNullable(tallies.get(task.task().workload())).ifPresent(tally -> tally.remove(task));
    }

    /** Nobody keeps a workload whose progress is not reported: it is on its way out. */
    private Tally tally(Workload workload) {
        return tallies.computeIfAbsent(workload.id(), id -> {
            Tally tally = new Tally();
            draft.progressOf(id).ifPresent(progress -> progress.slots().forEach(slot -> add(slot, tally)));
            return tally;
        });
    }

    private void add(SlotView slot, Tally tally) {
        tally.wanted++;
        int serving = (int) slot.tasks().stream()
                .filter(task -> task.available() && !draft.leaves(task))
                .count();
        if (serving > 0) {
            tally.serving.put(slot.slot(), serving);
        }
    }

    /** How many tasks serve in each slot that is served at all. */
    private static final class Tally {
        private final Map<Slot, Integer> serving = new HashMap<>();
        private int wanted;

        private int unavailable() {
            return wanted - serving.size();
        }

        /** Whether its slot serves nobody without it. */
        private boolean needs(TaskView task) {
            return task.available() && serving.getOrDefault(task.task().slot(), 0) == 1;
        }

        private void remove(TaskView task) {
            if (task.available()) {
                serving.computeIfPresent(task.task().slot(), (_, count) -> count > 1 ? count - 1 : null);
            }
        }
    }
}
