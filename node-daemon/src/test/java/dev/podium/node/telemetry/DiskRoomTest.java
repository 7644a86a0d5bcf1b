package dev.podium.node.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.workload.Bytes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskRoomTest {
    private static final long GIBI = 1L << 30;

    @TempDir
    private Path directory;

    @Test
    void aTenthOfTheDiskIsKeptBackWithinBounds() {
        assertThat(DiskRoom.reservable(100 * GIBI, 60 * GIBI)).isEqualTo(Bytes.ofGibi(50));
        assertThat(DiskRoom.reservable(4 * GIBI, 3 * GIBI)).isEqualTo(Bytes.ofGibi(2));
        assertThat(DiskRoom.reservable(4000 * GIBI, 3000 * GIBI)).isEqualTo(Bytes.ofGibi(2950));
    }

    @Test
    void aFullDiskHasNoRoomRatherThanNoLimit() {
        assertThat(DiskRoom.reservable(100 * GIBI, 5 * GIBI)).isEqualTo(Bytes.of(1));
    }

    @Test
    void aDirectoryOfThisMachineIsAskedAboutAndAnotherMachinesIsNot() {
        assertThat(new DiskRoom().under(directory).value()).isPositive();
        assertThat(new DiskRoom().under(directory.resolve("elsewhere"))).isEqualTo(Bytes.ZERO);
    }
}
