package dev.podium.orchestrator.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.draft.Progress;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.SlotView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import dev.podium.orchestrator.testkit.model.NodeBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisruptionsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final SimulatedStore store = new SimulatedStore();

    /** Slots of the app that are wanted, the first {@code ready} of them served. */
    private Draft draft(Workload workload, int ready) {
        NodeFacts node = NodeBuilder.node("n1").build();
        store.nodes.put(node.name(), node);
        store.sessions.put(node.name(), new NodeSession(node.name(), true, NOW));
        store.workloads.put(workload.id(), workload);
        for (int slot = 1; slot <= workload.replicas(); slot++) {
            Task task = task(workload, slot, node);
            store.tasks.put(task.id(), task);
            TaskStatus status = TaskStatus.of(task.id(), slot <= ready ? TaskState.READY : TaskState.RUNNING, NOW);
            store.statuses.put(task.id(), slot <= ready ? ready(status) : status);
        }
        ClusterView view = ClusterView.of(store.snapshot(), PlannerSettings.DEFAULT, NOW, List.of());
        Draft draft = new Draft(view);
        List<SlotView> slots = new ArrayList<>(view.slotsOf(workload).values());
        draft.report(new Progress(workload, slots));
        return draft;
    }

    private static Task task(Workload workload, int slot, NodeFacts node) {
        return new Task(
                new TaskId("task-" + slot),
                workload.id(),
                workload.uid(),
                new Slot.Numbered(slot),
                workload.release(),
                0,
                node.name(),
                DesiredState.RUN,
                NOW,
                1,
                NOW,
                NOW);
    }

    private static TaskStatus ready(TaskStatus of) {
        return new TaskStatus(
                of.task(),
                of.state(),
                true,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOW,
                Optional.of(NOW),
                Optional.empty());
    }

    private List<TaskView> tasks(Workload workload) {
        return ClusterView.of(store.snapshot(), PlannerSettings.DEFAULT, NOW, List.of())
                .tasksOf(workload);
    }

    /** How many tasks can be taken away one after the other. */
    private int taken(Workload workload, int ready) {
        Draft draft = draft(workload, ready);
        List<TaskView> serving =
                tasks(workload).stream().filter(TaskView::available).toList();
        return (int) IntStream.range(0, serving.size())
                .filter(i -> {
                    boolean may = draft.disruptions().mayLose(workload, serving.get(i));
                    if (may) {
                        draft.leave(serving.get(i));
                    }
                    return may;
                })
                .count();
    }

    @Test
    void of_eight_tasks_a_quarter_may_be_away_at_once() {
        assertThat(taken(AppBuilder.app("web").replicas(8).build(), 8)).isEqualTo(2);
    }

    @Test
    void a_single_task_may_be_moved() {
        assertThat(taken(AppBuilder.app("web").build(), 1)).isEqualTo(1);
    }

    @Test
    void those_that_are_missing_anyway_count() {
        assertThat(taken(AppBuilder.app("web").replicas(8).build(), 7)).isEqualTo(1);
        assertThat(taken(AppBuilder.app("web").replicas(8).build(), 6)).isZero();
    }

    @Test
    void a_budget_of_zero_gives_nothing_away_not_even_what_serves_nobody() {
        Workload web = AppBuilder.app("web").replicas(4).disruption("0").build();
        Draft draft = draft(web, 3);
        assertThat(tasks(web)).noneMatch(task -> draft.disruptions().mayLose(web, task));
    }

    @Test
    void a_task_that_serves_nobody_may_always_go() {
        Workload web = AppBuilder.app("web").replicas(4).disruption("1").build();
        Draft draft = draft(web, 1);
        assertThat(tasks(web))
                .extracting(task -> draft.disruptions().mayLose(web, task))
                .containsExactly(false, true, true, true);
    }

    @Test
    void what_leaves_already_is_not_taken_a_second_time() {
        Workload web = AppBuilder.app("web").replicas(4).disruption("2").build();
        Draft draft = draft(web, 4);
        TaskView first = tasks(web).getFirst();
        draft.leave(first);
        assertThat(draft.disruptions().mayLose(web, first)).isFalse();
        assertThat(draft.disruptions().spare(web)).isEqualTo(1);
    }
}
