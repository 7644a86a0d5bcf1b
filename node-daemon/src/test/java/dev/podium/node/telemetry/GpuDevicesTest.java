package dev.podium.node.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.workload.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuDevicesTest {
    @TempDir
    private Path directory;

    @Test
    void eachDeviceFileIsAGpuOfTheModelTheDriverNames() throws IOException {
        for (String name : new String[] {"nvidia0", "nvidia1", "nvidiactl", "nvidia-uvm", "null"}) {
            Files.createFile(directory.resolve(name));
        }
        Path driver = directory.resolve("gpus");
        information(driver.resolve("0000:3b:00.0"), "Model: \t\t NVIDIA A10\nDevice Minor: \t 1\n");
        information(driver.resolve("0000:86:00.0"), "Model: \t\t Tesla T4\nDevice Minor: \t 0\n");

        GpuDevices gpus = new GpuDevices(directory, driver);

        assertThat(gpus.list()).containsExactly(new Gpu(0, "Tesla T4", Bytes.ZERO), new Gpu(1, "A10", Bytes.ZERO));
        assertThat(gpus.indexes()).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aMachineWithoutTheDriverHasNone() {
        Path nowhere = directory.resolve("nowhere");
        assertThat(new GpuDevices(nowhere, nowhere).list()).isEmpty();
    }

    private static void information(Path gpu, String text) throws IOException {
        Files.createDirectories(gpu);
        Files.writeString(gpu.resolve("information"), text);
    }
}
