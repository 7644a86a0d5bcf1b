package dev.podium.orchestrator.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.task.TaskTransitions;
import dev.podium.orchestrator.server.gateway.TaskLedger.Write;
import dev.podium.orchestrator.wire.TaskCodec;
import dev.podium.orchestrator.wire.v1.DesiredState;
import dev.podium.orchestrator.wire.v1.Task;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskLedgerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TaskId T1 = new TaskId("t1");

    private final TaskLedger ledger = new TaskLedger();

    @Test
    void aTaskTheNodeNoLongerKnowsIsOrphanedAndToBeRemoved() {
        List<Write> writes = ledger.hello(assigned("t1"), List.of(status("t1", TaskState.READY)), List.of(), NOW);

        assertThat(writes).singleElement().isInstanceOfSatisfying(Write.Keep.class, keep -> {
            assertThat(keep.status().state()).isEqualTo(TaskState.ORPHANED);
            assertThat(keep.status().ready()).isFalse();
            assertThat(keep.status().address()).isEmpty();
            assertThat(keep.status().message()).isEqualTo("the node no longer knows it");
        });
        assertThat(ledger.assignments()).extracting(Task::getDesired).containsExactly(DesiredState.DESIRED_REMOVE);
    }

    @Test
    void aSuccessorIsStoredBeforeTheEndOfTheTaskItFollows() {
        TaskStatus old = status("t1", TaskState.FAILED);
        TaskStatus plain = status("t2", TaskState.READY);
        TaskStatus next = new TaskStatus(
                plain.task(),
                plain.state(),
                plain.ready(),
                plain.reason(),
                plain.message(),
                plain.exitCode(),
                plain.address(),
                plain.containerId(),
                plain.imageDigest(),
                plain.since(),
                plain.startedAt(),
                Optional.of(T1));

        List<Write> writes =
                ledger.hello(assigned("t1"), List.of(status("t1", TaskState.READY)), List.of(old, next), NOW);

        assertThat(writes).extracting(Write::task).containsExactly(new TaskId("t2"), T1);
    }

    @Test
    void anOrphanIsNeverTakenBack() {
        ledger.hello(assigned("t1"), List.of(status("t1", TaskState.READY)), List.of(), NOW);

        assertThat(ledger.report(status("t1", TaskState.READY))).isEmpty();
        assertThat(ledger.assignments()).extracting(Task::getDesired).containsExactly(DesiredState.DESIRED_REMOVE);
    }

    @Test
    void aTaskTheLeaderGaveUpWhileTheMarkWasLostStaysGivenUp() {
        ledger.hello(
                assigned("t1", "t2"),
                List.of(),
                List.of(status("t1", TaskState.READY), status("t2", TaskState.READY)),
                NOW);

        List<Task> told = ledger.concluded(List.of(status("t1", TaskState.ORPHANED), status("t2", TaskState.RUNNING)));

        assertThat(told).extracting(Task::getId).containsExactly("t1");
        assertThat(told).extracting(Task::getDesired).containsExactly(DesiredState.DESIRED_REMOVE);
        assertThat(ledger.everything())
                .containsExactlyInAnyOrder(
                        new Write.Keep(status("t1", TaskState.ORPHANED)),
                        new Write.Keep(status("t2", TaskState.READY)));
    }

    @Test
    void aTaskTheNodeHasNotHeardOfYetIsSimplyAssigned() {
        assertThat(ledger.hello(assigned("t1"), List.of(), List.of(), NOW)).isEmpty();
        assertThat(ledger.assignments()).extracting(Task::getDesired).containsExactly(DesiredState.DESIRED_RUN);
    }

    @Test
    void aTaskThatEndedAndOfWhichTheNodeHasNothingIsNotStartedAgain() {
        List<Write> writes = ledger.hello(assigned("t1"), List.of(status("t1", TaskState.FAILED)), List.of(), NOW);

        assertThat(writes).isEmpty();
        assertThat(ledger.assignments()).extracting(Task::getDesired).containsExactly(DesiredState.DESIRED_REMOVE);
    }

    @Test
    void aTaskThatEndedKeepsItsContainerForItsLogs() {
        TaskStatus failed = status("t1", TaskState.FAILED);

        ledger.hello(assigned("t1"), List.of(failed), List.of(failed), NOW);

        assertThat(ledger.assignments()).extracting(Task::getDesired).containsExactly(DesiredState.DESIRED_RUN);
    }

    @Test
    void whatHappenedWhileTheNodeWasAwayIsStored() {
        TaskStatus failed = status("t1", TaskState.FAILED);

        assertThat(ledger.hello(assigned("t1"), List.of(status("t1", TaskState.READY)), List.of(failed), NOW))
                .containsExactly(new Write.Keep(failed));
    }

    @Test
    void aTaskGivenUpByTheLeaderHasToGoEvenIfTheNodeStillRunsIt() {
        List<Write> writes = ledger.hello(
                assigned("t1"), List.of(status("t1", TaskState.ORPHANED)), List.of(status("t1", TaskState.READY)), NOW);

        assertThat(writes).isEmpty();
        assertThat(ledger.assignments()).extracting(Task::getDesired).containsExactly(DesiredState.DESIRED_REMOVE);
    }

    @Test
    void aTaskTheNodeMadeByItselfIsStoredUntilItsTimeForAdoptionIsOver() {
        TaskStatus own = status("own", TaskState.READY);

        assertThat(ledger.hello(Map.of(), List.of(), List.of(own), NOW)).containsExactly(new Write.Keep(own));
        assertThat(ledger.unadopted()).containsExactly(new Write.Drop(new TaskId("own")));
        assertThat(ledger.report(status("own", TaskState.SHUTDOWN))).isEmpty();
    }

    @Test
    void anAdoptedTaskKeepsItsStatus() {
        ledger.hello(Map.of(), List.of(), List.of(status("t1", TaskState.READY)), NOW);
        ledger.assigned(record("t1"));

        assertThat(ledger.unadopted()).isEmpty();
    }

    @Test
    void aStatusWithNeitherRecordNorMentionIsDropped() {
        assertThat(ledger.hello(Map.of(), List.of(status("t1", TaskState.READY)), List.of(), NOW))
                .containsExactly(new Write.Drop(T1));
    }

    @Test
    void reportsAboutOtherNodesTasksAreIgnored() {
        ledger.hello(assigned("t1"), List.of(), List.of(), NOW);

        assertThat(ledger.report(status("somebody-elses", TaskState.READY))).isEmpty();
    }

    @Test
    void aForgottenTaskLeavesNoStatusBehind() {
        ledger.hello(assigned("t1"), List.of(), List.of(status("t1", TaskState.SHUTDOWN)), NOW);

        assertThat(ledger.forgotten(T1)).contains(new Write.Drop(T1));
        assertThat(ledger.report(status("t1", TaskState.SHUTDOWN))).isEmpty();
    }

    @Test
    void theSameReportTwiceIsStoredOnce() {
        ledger.hello(assigned("t1"), List.of(), List.of(), NOW);

        assertThat(ledger.report(status("t1", TaskState.RUNNING))).isPresent();
        assertThat(ledger.report(status("t1", TaskState.RUNNING))).isEmpty();
    }

    @Test
    void readinessMayComeAndGoInTheSameState() {
        ledger.hello(assigned("t1"), List.of(), List.of(status("t1", TaskState.READY)), NOW);
        TaskStatus unready = withMessage("t1", TaskState.READY, "probe says no");

        assertThat(ledger.report(unready)).contains(new Write.Keep(unready));
    }

    @ParameterizedTest
    @EnumSource(TaskState.class)
    void everyReportFollowsTheTableOfTransitions(TaskState from) {
        for (TaskState to : TaskState.values()) {
            TaskLedger fresh = new TaskLedger();
            TaskStatus stored = status("t1", from);
            fresh.hello(assigned("t1"), List.of(stored), List.of(stored), NOW);

            assertThat(fresh.report(withMessage("t1", to, "new")).isPresent())
                    .as("%s -> %s", from, to)
                    .isEqualTo(from == to || TaskTransitions.allowed(from, to));
        }
    }

    private static Map<TaskId, Task> assigned(String... ids) {
        Map<TaskId, Task> tasks = new HashMap<>();
        for (String id : ids) {
            tasks.put(new TaskId(id), record(id));
        }
        return tasks;
    }

    private static Task record(String id) {
        return TaskCodec.encode(GatewayFixture.task(id, new NodeName("node-a")));
    }

    private static TaskStatus status(String id, TaskState state) {
        return TaskStatus.of(new TaskId(id), state, NOW);
    }

    private static TaskStatus withMessage(String id, TaskState state, String message) {
        TaskStatus plain = status(id, state);
        return new TaskStatus(
                plain.task(),
                state,
                false,
                "",
                message,
                plain.exitCode(),
                plain.address(),
                plain.containerId(),
                plain.imageDigest(),
                plain.since(),
                plain.startedAt(),
                plain.succeeds());
    }
}
