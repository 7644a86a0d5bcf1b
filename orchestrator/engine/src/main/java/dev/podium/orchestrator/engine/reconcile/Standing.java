package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.view.SlotView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Workload.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A slot in the light of the revision it should run.
 *
 * @param current wanted tasks of the revision that are worth keeping
 * @param outdated wanted tasks of older revisions that are worth keeping until the current ones can serve
 * @param surplus wanted tasks the slot has no use for
 */
record Standing(SlotView slot, List<TaskView> current, List<TaskView> outdated, List<TaskView> surplus) {

    static Standing of(SlotView slot, Revision revision) {
        if (slot.tasks().isEmpty()) {
            return new Standing(slot, List.of(), List.of(), List.of());
        }
        List<TaskView> current = worthKeeping(slot.wanted(revision));
        List<TaskView> outdated = worthKeeping(slot.outdated(revision));
        List<TaskView> surplus = new ArrayList<>(slot.wanted());
        surplus.removeAll(current);
        surplus.removeAll(outdated);
        return new Standing(slot, current, outdated, surplus);
    }

    /**
     * Of several tasks of one slot: the oldest that is available on a node where it may stay. While there is none, the oldest
     * that may yet become it, and beside it one that cannot stay but may be serving: on a draining node, or unseen on a node
     * out of reach, or about to be replaced by a better placed one.
     */
    private static List<TaskView> worthKeeping(List<TaskView> tasks) {
        Set<TaskId> replaced =
                tasks.stream().flatMap(task -> task.task().replaces().stream()).collect(Collectors.toSet());
        Predicate<TaskView> stays = task -> task.settled() && !replaced.contains(task.id());
        Optional<TaskView> best =
                tasks.stream().filter(stays.and(TaskView::available)).findFirst();
        if (best.isPresent()) {
            return List.of(best.get());
        }
        Optional<TaskView> promising = tasks.stream().filter(stays).findFirst();
        Optional<TaskView> holding = tasks.stream()
                .filter(Predicate.not(stays))
                .min(Comparator.comparing((TaskView task) -> !task.available())
                        .thenComparing(task -> !task.provenReady())
                        .thenComparing(TaskView.OLDEST_FIRST));
        return tasks.stream()
                .filter(task -> promising.filter(task::equals).isPresent()
                        || holding.filter(task::equals).isPresent())
                .toList();
    }

    boolean available() {
        return currentAvailable() || outdated.stream().anyMatch(TaskView::available);
    }

    boolean currentAvailable() {
        return current.stream().anyMatch(TaskView::available);
    }

    /** The slot is on its way to the revision: its new task is not available yet, or its old one still serves beside it. */
    boolean inProgress(Revision revision) {
        return !behind(revision)
                && (!currentAvailable() || !outdated.isEmpty())
                && slot.newestOf(revision).filter(TaskView::endedForGood).isEmpty();
    }

    /** The revision has not begun in it: it has only older tasks, or its last one was older and ended by itself. */
    boolean behind(Revision revision) {
        boolean begun = slot.newestOf(revision).filter(TaskView::endedByItself).isPresent();
        return current.isEmpty()
                && !begun
                && (!outdated.isEmpty() || crashedOutdated(revision).isPresent());
    }

    /** The last of its older tasks, when that ended by itself and nothing has followed it. */
    Optional<TaskView> crashedOutdated(Revision revision) {
        return outdated.isEmpty() ? slot.newestOutdated(revision).filter(TaskView::endedByItself) : Optional.empty();
    }

    /** Its older task never worked, so replacing it costs nobody anything. */
    boolean broken() {
        return outdated.stream().noneMatch(task -> task.available() || task.provenReady());
    }

    /** Its old task is still there beside the new one. */
    boolean doubled() {
        return !current.isEmpty() && !outdated.isEmpty();
    }

    boolean hasSettled(List<TaskView> tasks) {
        return tasks.stream().anyMatch(TaskView::settled);
    }
}
