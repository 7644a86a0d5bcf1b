package dev.podium.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.engine.ContainerView.Exit;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.model.workload.Resources;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How ends are told. */
class VerdictTest {
    private static final Resources RESOURCES =
            new Resources(new Amount(Cpu.ZERO, Bytes.ofMebi(32), 10), Cpu.ZERO, Bytes.ofMebi(64));

    private static Verdict of(int code, boolean outOfMemory, boolean sandboxIntact) {
        return Verdict.of(new Exit(code, outOfMemory, Instant.EPOCH, ""), sandboxIntact, RESOURCES);
    }

    @Test
    void exit_code_zero_is_complete() {
        assertThat(of(0, false, true).state()).isEqualTo(TaskState.COMPLETE);
    }

    @Test
    void another_exit_code_is_a_failure_that_names_it() {
        assertThat(of(3, false, true).reason()).isEqualTo("ExitedWithError");
        assertThat(of(3, false, true).message()).contains("exit code 3");
    }

    @Test
    void an_end_by_a_signal_names_the_signal() {
        assertThat(of(137, false, true).message()).contains("signal 9");
    }

    @Test
    void too_much_memory_names_the_limit() {
        assertThat(of(137, true, true).reason()).isEqualTo("OutOfMemory");
        assertThat(of(137, true, true).message()).contains("64Mi");
    }

    @Test
    void an_end_together_with_the_sandbox_is_the_engines_even_with_exit_code_zero() {
        assertThat(of(0, false, false).state()).isEqualTo(TaskState.FAILED);
        assertThat(of(0, false, false).reason()).isEqualTo("EngineRestarted");
    }
}
