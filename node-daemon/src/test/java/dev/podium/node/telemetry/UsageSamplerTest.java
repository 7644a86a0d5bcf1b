package dev.podium.node.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.Await;
import dev.podium.orchestrator.model.task.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageSamplerTest {
    @Test
    void theMachineItselfIsMeasured() throws Exception {
        try (UsageSampler sampler = UsageSampler.start(Duration.ofMillis(50), List::of, Path.of("/tmp/not/there"))) {
            Await.until("it was measured", () -> sampler.usage().getCpu() > 0);

            assertThat(sampler.usage().getMemory()).isBetween(1L << 20, 1L << 44);
            assertThat(sampler.usage().getDiskSize())
                    .isGreaterThan(sampler.usage().getDiskUsed());
        }
    }

    @Test
    void aTaskIsMeasuredByItsControlGroupAndAVanishedOneIsLeftOut() throws Exception {
        RunningTask here =
                new RunningTask(new TaskId("here"), ProcessHandle.current().pid());
        RunningTask gone = new RunningTask(new TaskId("gone"), 4_194_303);
        try (UsageSampler sampler =
                UsageSampler.start(Duration.ofMillis(50), () -> List.of(here, gone), Path.of("/"))) {
            Await.until(
                    "it was measured",
                    () -> sampler.usage().getTasksCount() == 1
                            && sampler.usage().getTasks(0).getCpu() > 0);

            var usage = sampler.usage().getTasks(0);
            assertThat(usage.getTask()).isEqualTo("here");
            assertThat(usage.getMemory()).isPositive();
        }
    }

    @Test
    void bothVersionsOfControlGroupsAreRead(@TempDir Path proc) throws IOException {
        Path v1 = Files.createDirectories(proc.resolve("v1/docker/abc"));
        Files.writeString(v1.resolve("cpuacct.usage"), "5000000\n");
        Files.writeString(v1.resolve("memory.usage_in_bytes"), "1000\n");
        Files.writeString(v1.resolve("memory.stat"), "inactive_file 1\ntotal_inactive_file 300\n");
        Files.writeString(v1.resolve("pids.current"), "7\n");
        Path v2 = Files.createDirectories(proc.resolve("v2/system.slice/docker-abc.scope"));
        Files.writeString(v2.resolve("cpu.stat"), "usage_usec 6000\nuser_usec 1\n");
        Files.writeString(v2.resolve("memory.current"), "2000\n");
        Files.writeString(v2.resolve("memory.stat"), "anon 5\ninactive_file 500\n");
        Files.writeString(v2.resolve("pids.current"), "8\n");
        Files.createDirectories(proc.resolve("self"));
        Files.createDirectories(proc.resolve("11"));
        Files.createDirectories(proc.resolve("12"));
        Files.writeString(proc.resolve("self/mountinfo"), """
                32 31 0:29 / %1$s/v1 rw,relatime - cgroup cgroup rw,cpu,cpuacct
                35 31 0:32 / %1$s/v1 rw,relatime shared:5 - cgroup cgroup rw,memory
                39 31 0:36 / %1$s/v1 rw,relatime - cgroup cgroup rw,pids
                41 31 0:38 / %1$s/v2 rw,relatime - cgroup2 cgroup2 rw
                """.formatted(proc));
        Files.writeString(
                proc.resolve("11/cgroup"),
                "8:pids:/docker/abc\n4:memory:/docker/abc\n2:cpu,cpuacct:/docker/abc\n0::/docker/abc\n");
        Files.writeString(proc.resolve("12/cgroup"), "0::/system.slice/docker-abc.scope\n");
        ControlGroups groups = new ControlGroups(proc);

        TaskGroup first = groups.of(11).orElseThrow();
        TaskGroup second = groups.of(12).orElseThrow();

        assertThat(List.of(first.cpuMicros().orElseThrow(), first.memory(), first.pids()))
                .containsExactly(5000L, 700L, 7L);
        assertThat(List.of(second.cpuMicros().orElseThrow(), second.memory(), second.pids()))
                .containsExactly(6000L, 1500L, 8L);
        assertThat(groups.of(13)).isEmpty();
    }
}
