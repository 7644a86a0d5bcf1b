package dev.podium.node.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MachineTest {
    /** The kernel takes no smaller value. */
    private static final long LEAST_PIDS = 301;

    @Test
    @EnabledOnOs(OS.LINUX)
    void kernelSettingsAreReadWithAllTheirDigits() {
        assertThat(Machine.here().pids()).isGreaterThanOrEqualTo(LEAST_PIDS);
    }
}
