package dev.podium.node.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox's program. */
class PauseProgramTest {
    @TempDir
    Path directory;

    @Test
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
    void it_waits_for_ever_without_using_the_processor() throws Exception {
        Path file = Files.write(directory.resolve("pause"), PauseProgram.x8664());
        assertThat(file.toFile().setExecutable(true)).isTrue();
        Process process = new ProcessBuilder(file.toString()).start();
        try {
            assertThat(process.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(process.info().totalCpuDuration().orElseThrow()).isLessThan(java.time.Duration.ofMillis(100));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void both_processors_have_a_program_of_less_than_200_bytes() {
        assertThat(PauseProgram.x8664()).hasSizeLessThan(200).startsWith(0x7f, 'E', 'L', 'F');
        assertThat(PauseProgram.aarch64()).hasSizeLessThan(200).startsWith(0x7f, 'E', 'L', 'F');
    }

    @Test
    void another_processor_is_refused_by_name() {
        assertThat(PauseProgram.isArm("aarch64")).isTrue();
        assertThat(PauseProgram.isArm("x86_64")).isFalse();
        assertThatThrownBy(() -> PauseProgram.isArm("riscv64")).hasMessageContaining("riscv64");
    }

    @Test
    void its_image_is_the_same_every_time() {
        byte[] once = ImageArchive.of("podium/pause:1", "amd64", "/pause", PauseProgram.x8664());
        byte[] again = ImageArchive.of("podium/pause:1", "amd64", "/pause", PauseProgram.x8664());
        assertThat(once).isEqualTo(again);
    }
}
