package dev.podium.node.agent;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.engine.ContainerPlan;
import dev.podium.node.engine.ContainerView;
import dev.podium.node.engine.EngineException;
import dev.podium.node.engine.Labels;
import dev.podium.node.network.Sandbox;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.ContainerSpec;
import dev.podium.orchestrator.model.workload.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The container in which a task's process runs: made hardened, found again by its labels. */
final class AppContainers {
    /** What ordinary images need to start as root and then step down; everything else is dropped. */
    private static final List<String> CAPABILITIES =
            List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID", "NET_BIND_SERVICE", "KILL");

    private static final String VISIBLE_GPUS = "NVIDIA_VISIBLE_DEVICES";
    private static final int SHARES_PER_CORE = 1024;
    private static final int LEAST_SHARES = 2;
    private static final int SUFFIX_LENGTH = 12;

    private final NodeName node;
    private final ContainerEngine engine;
    private final Set<Integer> machineGpus;
    private volatile int knownCores;

    /** @param machineGpus the GPUs that are really there, by index: the engine is asked for no other */
    AppContainers(NodeName node, ContainerEngine engine, Set<Integer> machineGpus) {
        this.node = node;
        this.engine = engine;
        this.machineGpus = Set.copyOf(machineGpus);
    }

    /** Makes and starts the task's container; what was begun is removed when it fails. */
    ContainerView start(Task task, Images.Found image, Sandbox sandbox) {
        ContainerPlan plan = plan(task, image, sandbox);
        String id = create(plan);
        try {
            engine.start(id);
            return engine.inspect(id)
                    .orElseThrow(() -> new EngineException(
                            EngineException.Kind.NOT_FOUND,
                            "the container of task " + task.id() + " was removed while it was being started"));
        } catch (EngineException e) {
            if (!e.unavailable()) {
                engine.remove(id);
            }
            throw e;
        }
    }

    /** Removes every container of the task. */
    void remove(TaskId task) {
        engine.containers(Map.of(Labels.NODE, node.value(), Labels.TASK, task.value()))
                .forEach(found -> engine.remove(found.id()));
    }

    private String create(ContainerPlan plan) {
        try {
            return engine.create(plan);
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.CONFLICT) {
                throw e;
            }
            engine.remove(plan.name()); // Left over from an attempt that was cut short; the name carries the task's id.
            return engine.create(plan);
        }
    }

    ContainerPlan plan(Task task, Images.Found image, Sandbox sandbox) {
        ContainerSpec spec = task.release().container();
        return new ContainerPlan(
                name(task),
                image.id(),
                spec.command(),
                spec.args(),
                spec.workingDir(),
                spec.user(),
                env(task),
                labels(task, sandbox),
                new ContainerPlan.Network.Shared(sandbox.containerId()),
                limits(task.release().resources(), cores()),
                capabilities(spec),
                spec.security().readOnlyRoot(),
                true,
                true,
                task.release().stop().signal(),
                machineGpus.containsAll(task.gpus()) ? task.gpus() : List.of());
    }

    private static String name(Task task) {
        String suffix = task.id().value().replace("-", "");
        suffix = suffix.substring(Math.max(0, suffix.length() - SUFFIX_LENGTH));
        return "podium." + task.workload().namespace() + "." + task.workload().name() + "."
                + task.slot().toString().replace("@", "") + "." + suffix;
    }

    private Map<String, String> env(Task task) {
        ContainerSpec spec = task.release().container();
        Map<String, String> env = new HashMap<>();
        if (!spec.ports().isEmpty()) {
            env.put("PORT", Integer.toString(spec.ports().getFirst().number()));
        }
        env.putAll(spec.env());
        env.putAll(gpus(task));
        env.put("PODIUM_APP", task.workload().name());
        env.put("PODIUM_NAMESPACE", task.workload().namespace().value());
        env.put("PODIUM_TASK", task.id().value());
        env.put("PODIUM_SLOT", task.slot().toString());
        env.put("PODIUM_NODE", node.value());
        return env;
    }

    /**
     * Which GPUs are the task's: {@code NVIDIA_VISIBLE_DEVICES} for NVIDIA's container runtime, where {@code void} means none even if
     * the image says all; {@code PODIUM_GPU} for the program.
     */
    private Map<String, String> gpus(Task task) {
        if (task.gpus().isEmpty()) {
            return machineGpus.isEmpty() ? Map.of() : Map.of(VISIBLE_GPUS, "void");
        }
        String indexes = task.gpus().stream().map(String::valueOf).collect(Collectors.joining(","));
        return Map.of(
                VISIBLE_GPUS,
                indexes,
                "PODIUM_GPU",
                indexes,
                "PODIUM_GPU_AMOUNT",
                task.release().resources().gpu().amount());
    }

    private Map<String, String> labels(Task task, Sandbox sandbox) {
        return Map.of(
                Labels.NODE, node.value(),
                Labels.NAMESPACE, task.workload().namespace().value(),
                Labels.APP, task.workload().name(),
                Labels.TASK, task.id().value(),
                Labels.SLOT, task.slot().toString(),
                Labels.ROLE, Labels.ROLE_APP,
                Labels.SANDBOX, sandbox.containerId());
    }

    /** The engine refuses a limit above what the machine has, although it means the same as none. */
    private static ContainerPlan.Limits limits(Resources resources, int cores) {
        long shares = resources.request().cpu().millis() * SHARES_PER_CORE / 1000;
        return new ContainerPlan.Limits(
                Math.min(resources.cpuLimit().millis(), cores * 1000L),
                Math.max(LEAST_SHARES, shares),
                resources.memoryLimit().value(),
                resources.request().pids());
    }

    private int cores() {
        if (knownCores == 0) {
            knownCores = engine.info().cores();
        }
        return knownCores;
    }

    private static List<String> capabilities(ContainerSpec spec) {
        Set<String> all = new LinkedHashSet<>(CAPABILITIES);
        all.addAll(spec.security().addCapabilities());
        return new ArrayList<>(all);
    }
}
