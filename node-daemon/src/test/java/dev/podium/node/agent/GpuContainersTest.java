package dev.podium.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.Tasks;
import dev.podium.node.engine.ContainerPlan;
import dev.podium.node.engine.memory.MemoryEngine;
import dev.podium.node.engine.memory.MemoryProgram;
import dev.podium.node.network.Sandbox;
import dev.podium.orchestrator.model.node.NodeName;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GpuContainersTest {
    private static final NodeName NODE = new NodeName("node-a");

    @Test
    void aTaskSeesTheGpusItWasGivenAndNoOther() {
        ContainerPlan plan = plan(Set.of(0, 1, 2, 3), Tasks.on(NODE).gpus(2000, 1, 3));
        assertThat(plan.gpus()).containsExactly(1, 3);
        assertThat(plan.env())
                .containsEntry("NVIDIA_VISIBLE_DEVICES", "1,3")
                .containsEntry("PODIUM_GPU", "1,3")
                .containsEntry("PODIUM_GPU_AMOUNT", "2");
    }

    @Test
    void aShareIsToldToTheProgram() {
        assertThat(plan(Set.of(0), Tasks.on(NODE).gpus(250, 0)).env())
                .containsEntry("PODIUM_GPU", "0")
                .containsEntry("PODIUM_GPU_AMOUNT", "0.25");
    }

    @Test
    void aTaskWithoutGpusSeesNoneEvenIfItsImageAsksForAll() {
        ContainerPlan plan = plan(Set.of(0), Tasks.on(NODE).env("NVIDIA_VISIBLE_DEVICES", "all"));
        assertThat(plan.gpus()).isEmpty();
        assertThat(plan.env()).containsEntry("NVIDIA_VISIBLE_DEVICES", "void").doesNotContainKey("PODIUM_GPU");
    }

    @Test
    void gpusThatAreOnlySaidToBeThereAreNotAskedOfTheEngine() {
        ContainerPlan plan = plan(Set.of(), Tasks.on(NODE).gpus(1000, 0));
        assertThat(plan.gpus()).isEmpty();
        assertThat(plan.env()).containsEntry("PODIUM_GPU", "0");
    }

    private static ContainerPlan plan(Set<Integer> machineGpus, Tasks tasks) {
        MemoryEngine engine = new MemoryEngine(InstantSource.system(), _ -> MemoryProgram.SERVING);
        return new AppContainers(NODE, engine, machineGpus)
                .plan(tasks.build(), new Images.Found("sha256:1", "sha256:1"), new Sandbox("c1", "172.20.0.2"));
    }
}
