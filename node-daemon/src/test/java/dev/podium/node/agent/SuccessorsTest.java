package dev.podium.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.Tasks;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a lonely node does about tasks that end. */
class SuccessorsTest {
    private static final Duration ABSENCE = Duration.ofSeconds(60);

    private final Instant lost = Instant.now();
    private final Instant now = lost.plus(ABSENCE);
    private final Successors successors = new Successors(() -> new TaskId("next"));
    private final Task task = Tasks.on(new NodeName("node-a")).build();

    private static TaskBook.Entry ended(Task task, TaskState state, Instant at, Duration ran) {
        TaskStatus status = Statuses.started(TaskStatus.of(task.id(), state, at), Optional.of(at.minus(ran)));
        return new TaskBook.Entry(task, status);
    }

    private TaskBook.Entry failed(Task task) {
        return ended(task, TaskState.FAILED, now, Duration.ofHours(1));
    }

    private List<TaskBook.Entry> due(TaskBook.Entry... known) {
        return successors.due(List.of(known), lost, now);
    }

    @Test
    void a_task_that_had_been_healthy_is_followed_at_once_in_the_same_slot() {
        TaskBook.Entry next = due(failed(task)).getFirst();
        assertThat(next.task().slot()).isEqualTo(task.slot());
        assertThat(next.task().release()).isEqualTo(task.release());
        assertThat(next.task().attempt()).isEqualTo(task.attempt() + 1);
        assertThat(next.task().notBefore()).isEqualTo(now);
        assertThat(next.status().succeeds()).contains(task.id());
        assertThat(next.status().state()).isEqualTo(TaskState.ASSIGNED);
    }

    @Test
    void a_task_that_failed_early_is_followed_after_a_wait_that_doubles() {
        TaskBook.Entry second =
                due(ended(task, TaskState.FAILED, now, Duration.ofSeconds(1))).getFirst();
        assertThat(second.task().notBefore()).isEqualTo(now.plusMillis(200));
        TaskBook.Entry third = due(ended(second.task(), TaskState.REJECTED, now, Duration.ZERO))
                .getFirst();
        assertThat(third.task().notBefore()).isEqualTo(now.plusMillis(400));
    }

    @Test
    void a_task_the_leader_wants_to_stop_is_not_followed() {
        assertThat(due(failed(task.desire(DesiredState.STOP, now)))).isEmpty();
    }

    @Test
    void an_end_the_server_has_seen_is_left_to_the_leader() {
        assertThat(due(ended(task, TaskState.FAILED, lost.minusSeconds(1), Duration.ofHours(1))))
                .isEmpty();
    }

    @Test
    void a_slot_that_has_a_live_task_needs_no_successor() {
        Task live = Tasks.on(new NodeName("node-a")).build();
        TaskBook.Entry running = new TaskBook.Entry(live, TaskStatus.of(live.id(), TaskState.RUNNING, now));
        assertThat(due(failed(task), running)).isEmpty();
    }

    @Test
    void of_several_ended_tasks_of_a_slot_only_the_newest_is_followed() {
        TaskBook.Entry second = due(failed(task)).getFirst();
        List<TaskBook.Entry> next = due(failed(task), failed(second.task()));
        assertThat(next).hasSize(1);
        assertThat(next.getFirst().status().succeeds()).contains(second.id());
    }
}
