package dev.podium.orchestrator.engine.view;

import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.workload.Workload.Revision;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A slot and every task it ever had that is still remembered.
 *
 * @param tasks oldest first
 */
public record SlotView(Slot slot, List<TaskView> tasks) {
    /** Numbers first, in order; then nodes by name. */
    public static final Comparator<Slot> SLOT_ORDER = Comparator.comparingInt(SlotView::rank)
            .thenComparing(slot -> slot instanceof Slot.OnNode(var node) ? node.value() : "");

    public SlotView {
        tasks = tasks.stream().sorted(TaskView.OLDEST_FIRST).toList();
    }

    public static SlotView empty(Slot slot) {
        return new SlotView(slot, List.of());
    }

    public List<TaskView> wanted() {
        return tasks.stream().filter(TaskView::wanted).toList();
    }

    public List<TaskView> wanted(Revision revision) {
        return tasks.stream()
                .filter(task -> task.wanted() && task.task().revision().equals(revision))
                .toList();
    }

    public List<TaskView> outdated(Revision revision) {
        return tasks.stream()
                .filter(task -> task.wanted() && !task.task().revision().equals(revision))
                .toList();
    }

    public List<TaskView> ended() {
        return tasks.stream().filter(TaskView::ended).toList();
    }

    public Optional<TaskView> newest() {
        return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.getLast());
    }

    public Optional<TaskView> newestOf(Revision revision) {
        return newest(task -> task.task().revision().equals(revision));
    }

    public Optional<TaskView> newestOutdated(Revision revision) {
        return newest(task -> !task.task().revision().equals(revision));
    }

    private Optional<TaskView> newest(Predicate<TaskView> like) {
        return tasks.reversed().stream().filter(like).findFirst();
    }

    /** Something of an older revision is still on its way out. */
    public boolean retiring(Revision revision) {
        return tasks.stream()
                .anyMatch(task -> task.leaving() && !task.task().revision().equals(revision));
    }

    /** Something runs in it, or ended by itself and is to be followed. */
    public boolean claimed() {
        return tasks.stream().anyMatch(TaskView::wanted)
                || newest().filter(TaskView::endedByItself).isPresent();
    }

    private static int rank(Slot slot) {
        return switch (slot) {
            case Slot.Numbered(int number) -> number;
            case Slot.OnNode _ -> Integer.MAX_VALUE;
        };
    }
}
