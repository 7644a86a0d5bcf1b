package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.reconcile.RestartRule.Restart;
import dev.podium.orchestrator.engine.view.SlotView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.UpdatePolicy;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.Workload.Revision;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the wanted slots of one workload filled and moves them to its current revision, a few at a time.
 *
 * <p>Goals: never fewer than {@code desired - maxUnavailable} slots able to serve because of an update; at most {@code maxSurge}
 * slots with two tasks; an update that does not become ready stops by itself with the rest of the old release still serving.
 *
 * <p>Algorithm, recomputed from scratch each time: a slot that lost its task gets one. An outdated slot may advance while fewer
 * slots than the policy allows are on their way. Slots whose old task never worked go first, and when nothing at all serves
 * there is nothing to protect: all of them go at once.
 */
final class Rollout {
    private final Workload workload;
    private final Revision revision;
    private final PlannerSettings settings;
    private final Draft draft;
    private final List<Standing> standings;
    private final int surge;
    private final int spare;
    private int inProgress;
    private int available;
    private int doubled;

    Rollout(Workload workload, List<SlotView> slots, PlannerSettings settings, Draft draft) {
        this.workload = workload;
        this.revision = workload.revision();
        this.settings = settings;
        this.draft = draft;
        this.standings = slots.stream().map(slot -> Standing.of(slot, revision)).toList();
        UpdatePolicy policy = workload.release().update();
        boolean startFirst = policy.order() == UpdatePolicy.Order.START_FIRST;
        this.surge = startFirst ? policy.maxSurge() : 0;
        // Stopping first means that one slot at least is without a task for a while, whatever the policy says.
        this.spare = startFirst && surge > 0 ? policy.maxUnavailable() : Math.max(1, policy.maxUnavailable());
        this.inProgress = (int) standings.stream()
                .filter(standing -> standing.inProgress(revision))
                .count();
        this.available = (int) standings.stream().filter(Standing::available).count();
        this.doubled = (int) standings.stream().filter(Standing::doubled).count();
    }

    void advance() {
        standings.forEach(standing -> standing.surplus().forEach(draft::leave));
        standings.stream().filter(standing -> !standing.behind(revision)).forEach(this::keepFilled);
        standings.stream()
                .filter(standing -> standing.behind(revision))
                .sorted(Comparator.comparing(standing -> !standing.broken()))
                .forEach(this::update);
    }

    private void keepFilled(Standing standing) {
        keepOldServing(standing);
        if (standing.current().isEmpty()) {
            fill(standing);
            return;
        }
        if (!standing.hasSettled(standing.current())) {
            replace(standing, standing.current());
        }
        standing.current().stream()
                .filter(task -> task.available() && draft.gate().served(task))
                .findFirst()
                .ifPresent(_ -> standing.outdated().forEach(draft::leave));
    }

    /** The old task that serves while the new one does not get ready ended: as it worked, it gets a successor of its kind. */
    private void keepOldServing(Standing standing) {
        if (surge > 0 && !standing.currentAvailable()) {
            standing.crashedOutdated(revision)
                    .filter(task -> RestartRule.healthy(task, settings))
                    .ifPresent(task -> followAs(standing, task.task()));
        }
    }

    /** A slot with nothing that is to run: new, made free for the new release, or its task of this revision ended. */
    private void fill(Standing standing) {
        boolean beside = surge > 0 && !standing.outdated().isEmpty();
        boolean wait = beside
                ? doubled >= surge && available > 0
                : surge == 0 && standing.slot().retiring(revision);
        // More slots than that may have begun while nothing served; now that something does, they try again in turn.
        if (!wait) {
            boolean over = standing.slot()
                    .newestOf(revision)
                    .filter(TaskView::endedForGood)
                    .isPresent();
            doubled += beside && !over ? 1 : 0;
            follow(standing, workload.release(), workload.restarts());
        }
    }

    private void update(Standing standing) {
        if (standing.broken()) {
            updateBroken(standing);
        } else if (inProgress < surge || (surge > 0 && available == 0)) {
            inProgress++;
            follow(standing, workload.release(), workload.restarts());
        } else if (mayStop(standing)) {
            inProgress++;
            available -= standing.available() ? 1 : 0;
            standing.outdated().forEach(draft::leave);
        } else if (!standing.hasSettled(standing.outdated())) {
            replace(standing, standing.outdated());
        }
    }

    private void updateBroken(Standing standing) {
        if (inProgress < Math.max(1, surge + spare) || available == 0) {
            inProgress++;
            standing.outdated().forEach(draft::leave);
            if (surge > 0 || standing.outdated().isEmpty()) {
                follow(standing, workload.release(), workload.restarts());
            }
        } else if (standing.outdated().isEmpty()) {
            // The new release has not proved itself yet; until it has, the slot keeps running the old one.
            standing.crashedOutdated(revision).ifPresent(task -> followAs(standing, task.task()));
        } else if (!standing.hasSettled(standing.outdated())) {
            replace(standing, standing.outdated());
        }
    }

    private boolean mayStop(Standing standing) {
        int unavailable = standings.size() - available;
        return spare > 0 && (standing.available() ? unavailable < spare : inProgress < spare);
    }

    /** Its tasks cannot stay where they are, so another one is started elsewhere; they leave when it is available. */
    private void replace(Standing standing, List<TaskView> tasks) {
        if (standing.slot().slot() instanceof Slot.Numbered) {
            followAs(standing, tasks.getLast().task());
        }
    }

    private void followAs(Standing standing, Task task) {
        follow(standing, task.release(), task.restarts());
    }

    private void follow(Standing standing, Release release, int restarts) {
        Revision wanted = new Revision(release.number(), restarts);
        Optional<TaskView> previous = standing.slot().newestOf(wanted).filter(TaskView::endedByItself);
        Optional<Restart> restart =
                previous.map(task -> RestartRule.after(task, settings)).orElse(Optional.of(Restart.FRESH));
        restart.ifPresent(r -> draft.demand(
                new Demand(workload, standing.slot().slot(), release, restarts, previous, r.attempt(), r.delay())));
    }
}
