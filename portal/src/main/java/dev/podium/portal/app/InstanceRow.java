package dev.podium.portal.app;

import dev.podium.api.contract.task.Task;
import dev.podium.portal.component.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One instance as the page lists it.
 *
 * @param state the state as the API names it
 * @param since when it got into its state
 * @param begun when it began to run, or was made while it does not run yet
 */
record InstanceRow(
        String id,
        String slot,
        String state,
        Status status,
        String reason,
        String node,
        int attempt,
        int release,
        String address,
        Instant begun,
        Instant since,
        boolean ended) {

    private static final Set<String> ENDS = Set.of("COMPLETE", "FAILED", "REJECTED", "SHUTDOWN", "ORPHANED");
    private static final Comparator<Task> ORDER = Comparator.comparingInt(InstanceRow::slotNumber)
            .thenComparing(Task::slot)
            .thenComparing(Comparator.comparing(Task::createdAt).reversed());

    static InstanceRow of(Task task) {
        boolean ended = hasEnded(task);
        Instant started = task.startedAt();
        return new InstanceRow(
                task.id(),
                task.slot(),
                task.state().toUpperCase(Locale.ROOT),
                Status.ofTask(task.state(), task.ready(), task.desired()),
                words(task),
                task.node(),
                task.attempt(),
                task.release(),
                task.address() == null ? "" : task.address(),
                started == null ? task.createdAt() : started,
                task.since(),
                ended);
    }

    /**
     * The instances to list, slot by slot, newest first in each: those that live, the last one of a slot where none lives, and
     * with {@code ended} also all before.
     */
    static List<InstanceRow> list(List<Task> tasks, boolean ended) {
        List<Task> sorted = tasks.stream().sorted(ORDER).toList();
        return sorted.stream()
                .filter(task -> ended || !hasEnded(task) || isLastWord(task, sorted))
                .map(InstanceRow::of)
                .toList();
    }

    /** How many instances {@link #list} leaves out without {@code ended}. */
    static int hidden(List<Task> tasks) {
        return tasks.size() - list(tasks, false).size();
    }

    private static boolean isLastWord(Task task, List<Task> sorted) {
        boolean failed =
                !task.state().equalsIgnoreCase("SHUTDOWN") && !task.state().equalsIgnoreCase("COMPLETE");
        return failed
                && sorted.stream()
                        .filter(other -> other.slot().equals(task.slot()))
                        .findFirst()
                        .map(task::equals)
                        .orElse(false);
    }

    private static boolean hasEnded(Task task) {
        return ENDS.contains(task.state().toUpperCase(Locale.ROOT));
    }

    private static String words(Task task) {
        Integer exit = task.exitCode();
        if (!task.message().isBlank()) {
            return task.message();
        }
        return exit == null || exit == 0 ? "" : "Exit code " + exit;
    }

    private static int slotNumber(Task task) {
        return task.slot().chars().allMatch(Character::isDigit)
                        && task.slot().length() < 9
                        && !task.slot().isEmpty()
                ? Integer.parseInt(task.slot())
                : Integer.MAX_VALUE;
    }
}
