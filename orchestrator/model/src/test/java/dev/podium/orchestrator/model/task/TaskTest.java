package dev.podium.orchestrator.model.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.ContainerSpec;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.Probes;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Resources;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import dev.podium.orchestrator.model.workload.Security;
import dev.podium.orchestrator.model.workload.StopPolicy;
import dev.podium.orchestrator.model.workload.UpdatePolicy;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void desired_states_move_forward_and_say_since_when() {
        Task task =
                task().desire(DesiredState.DRAIN, NOON.plusSeconds(1)).desire(DesiredState.STOP, NOON.plusSeconds(5));
        assertThat(task.desired()).isEqualTo(DesiredState.STOP);
        assertThat(task.desiredSince()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void a_desired_state_never_goes_back() {
        Task stopped = task().desire(DesiredState.STOP, NOON);
        assertThatThrownBy(() -> stopped.desire(DesiredState.RUN, NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("task t-1 is to STOP and cannot go back to RUN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "17", "@node-a"})
    void a_slot_prints_as_it_is_read(String text) {
        assertThat(Slot.parse(text)).hasToString(text);
    }

    @Test
    void slots_are_counted_from_one() {
        assertThatThrownBy(() -> new Slot.Numbered(0)).hasMessageContaining("slot 0 is not valid: expected 1 or more");
    }

    private static Task task() {
        Amount request = new Amount(Cpu.ofMillis(100), Bytes.ofMebi(64), 10);
        ContainerSpec container = new ContainerSpec(
                new Image("web:1", Optional.empty(), false),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Security.DEFAULT);
        Release release = new Release(
                1,
                container,
                new Resources(request, Cpu.ofMillis(100), Bytes.ofMebi(64)),
                Probes.NONE,
                Placement.ANYWHERE,
                UpdatePolicy.DEFAULT,
                StopPolicy.DEFAULT,
                RestartPolicy.DEFAULT);
        return new Task(
                new TaskId("t-1"),
                WorkloadId.of("demo", "web"),
                "uid",
                new Slot.Numbered(1),
                release,
                0,
                new NodeName("n1"),
                DesiredState.RUN,
                NOON,
                1,
                NOON,
                NOON);
    }
}
