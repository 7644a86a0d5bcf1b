package dev.podium.node.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final long GIBI = 1L << 30;

    @Test
    void aSmallMachineKeepsBackATenthOfACoreAndAQuarterOfAGibibyte() {
        var capacity = Allowance.capacity(2, 2 * GIBI, 32_768);

        assertThat(capacity.cpu()).hasToString("1900m");
        assertThat(capacity.memory()).hasToString("1792Mi");
        assertThat(capacity.pids()).isEqualTo(29_492);
    }

    @Test
    void aLargeMachineKeepsBackNoMoreThanHalfACoreAndTwoGibibytes() {
        var capacity = Allowance.capacity(64, 256 * GIBI, 4_194_304);

        assertThat(capacity.cpu()).hasToString("63500m");
        assertThat(capacity.memory()).hasToString("254Gi");
    }
}
