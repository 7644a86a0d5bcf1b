package dev.podium.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.Tasks;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The next step, for every state and everything that may be wanted. */
class TaskStepsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Task TASK =
            Tasks.on(new NodeName("node-a")).notBefore(NOW).build();

    private static TaskStep next(DesiredState desired, TaskState state) {
        return TaskSteps.next(TASK.desire(desired, NOW), state, true, NOW);
    }

    @Test
    void each_state_and_each_wish_have_one_step() {
        List<String> table = new ArrayList<>();
        for (TaskState state : TaskState.values()) {
            StringBuilder row = new StringBuilder(state.name());
            for (DesiredState desired : DesiredState.values()) {
                row.append(' ').append(next(desired, state).getClass().getSimpleName());
            }
            table.add(row.toString());
        }
        assertThat(table)
                .containsExactly(
                        //            RUN    DRAIN   STOP    REMOVE
                        "PENDING Accept CallOff CallOff CallOff",
                        "ASSIGNED Accept CallOff CallOff CallOff",
                        "ACCEPTED Prepare CallOff CallOff CallOff",
                        "PREPARING Start CallOff CallOff CallOff",
                        "STARTING Start CallOff CallOff CallOff",
                        "RUNNING Watch Watch Stop Stop",
                        "READY Watch Watch Stop Stop",
                        "COMPLETE Rest Rest Rest Remove",
                        "FAILED Rest Rest Rest Remove",
                        "REJECTED Rest Rest Rest Remove",
                        "SHUTDOWN Rest Rest Rest Remove",
                        "ORPHANED Rest Rest Rest Remove");
    }

    @Test
    void what_was_prepared_before_a_restart_of_the_daemon_is_prepared_again() {
        assertThat(TaskSteps.next(TASK, TaskState.PREPARING, false, NOW)).isEqualTo(new TaskStep.Prepare());
        assertThat(TaskSteps.next(TASK, TaskState.STARTING, false, NOW)).isEqualTo(new TaskStep.Prepare());
    }

    @Test
    void nothing_is_begun_before_the_backoff_is_over() {
        assertThat(TaskSteps.next(TASK, TaskState.ACCEPTED, false, NOW.minusMillis(1)))
                .isEqualTo(new TaskStep.WaitUntil(NOW));
        assertThat(TaskSteps.next(TASK, TaskState.ACCEPTED, false, NOW)).isEqualTo(new TaskStep.Prepare());
    }
}
