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
    public static final Comparator<Slot> SLOT_ORDER = SlotView::compare;

    public SlotView {
        tasks = tasks.size() < 2
                ? List.copyOf(tasks)
                : tasks.stream().sorted(TaskView.OLDEST_FIRST).toList();
    }

    public static SlotView empty(Slot slot) {
        return new SlotView(slot, List.of());
    }

    public List<TaskView> wanted() {
        return those(TaskView::wanted);
    }

    public List<TaskView> wanted(Revision revision) {
        return those(task -> task.wanted() && task.task().revision().equals(revision));
    }

    public List<TaskView> outdated(Revision revision) {
        return those(task -> task.wanted() && !task.task().revision().equals(revision));
    }

    public List<TaskView> ended() {
        return those(TaskView::ended);
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
        for (int i = tasks.size() - 1; i >= 0; i--) {
            if (like.test(tasks.get(i))) {
                return Optional.of(tasks.get(i));
            }
        }
        return Optional.empty();
    }

    /** There are thousands of slots, asked many times, and most have no task or one. */
    private List<TaskView> those(Predicate<TaskView> like) {
        return tasks.isEmpty() ? tasks : tasks.stream().filter(like).toList();
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

    private static int compare(Slot one, Slot other) {
        return switch (one) {
            case Slot.Numbered(int number) ->
                other instanceof Slot.Numbered(int another) ? Integer.compare(number, another) : -1;
            case Slot.OnNode(var node) -> other instanceof Slot.OnNode(var another) ? node.compareTo(another) : 1;
        };
    }
}
