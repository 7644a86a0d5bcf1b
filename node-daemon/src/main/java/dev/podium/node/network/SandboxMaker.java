package dev.podium.node.network;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.engine.ContainerPlan;
import dev.podium.node.engine.ContainerView;
import dev.podium.node.engine.EngineException;
import dev.podium.node.engine.Labels;
import dev.podium.node.engine.NetworkPlan;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.tenants.tenant.NamespaceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes bridges and sandboxes, and says by which labels they are found again. */
final class SandboxMaker {
    private static final int HOSTNAME_LENGTH = 63;
    private static final int SUFFIX_LENGTH = 12;
    private static final long MEMORY = 16L << 20;
    private static final long PIDS = 4;

    private final NodeName node;
    private final ContainerEngine engine;
    private final String hostAddress;
    private final PauseImage image;

    SandboxMaker(NodeName node, ContainerEngine engine, String hostAddress) {
        this.node = node;
        this.engine = engine;
        this.hostAddress = hostAddress;
        this.image = new PauseImage(engine);
    }

    static String network(NamespaceName namespace) {
        return "podium-" + namespace;
    }

    void ensureNetwork(NamespaceName namespace) {
        engine.ensureNetwork(new NetworkPlan(
                network(namespace), Map.of(Labels.NODE, node.value(), Labels.NAMESPACE, namespace.value())));
    }

    /** Makes and starts a sandbox; what was begun is removed when it fails. */
    Sandbox make(Task task) {
        image.ensure();
        String id = create(plan(task));
        try {
            engine.start(id);
            String address = engine.inspect(id)
                    .flatMap(ContainerView::address)
                    .orElseThrow(() -> new EngineException(
                            EngineException.Kind.REFUSED,
                            "the sandbox of task " + task.id() + " got no address on network "
                                    + network(task.workload().namespace())));
            return new Sandbox(id, address);
        } catch (EngineException e) {
            engine.remove(id);
            throw e;
        }
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

    private ContainerPlan plan(Task task) {
        WorkloadId workload = task.workload();
        String slot = task.slot().toString().replace("@", "");
        String suffix = task.id().value().replace("-", "");
        suffix = suffix.substring(Math.max(0, suffix.length() - SUFFIX_LENGTH));
        return new ContainerPlan(
                "podium." + workload.namespace() + "." + workload.name() + "." + slot + "." + suffix + ".sandbox",
                PauseImage.REFERENCE,
                List.of(PauseImage.PROGRAM),
                List.of(),
                Optional.empty(),
                Optional.of("65534:65534"),
                Map.of(),
                labels(task),
                new ContainerPlan.Network.Bridge(
                        network(workload.namespace()),
                        hostname(workload.name() + "-" + slot.replace('.', '-')),
                        List.of(workload.name(), workload.name() + "." + workload.namespace()),
                        published(task)),
                new ContainerPlan.Limits(0, 0, MEMORY, PIDS),
                List.of(),
                true,
                false,
                false,
                "SIGKILL"); // As process 1 it ignores every other signal, and an engine that stops would wait for it.
    }

    private List<ContainerPlan.Published> published(Task task) {
        return HostPorts.of(task.release().container()).entrySet().stream()
                .map(entry -> new ContainerPlan.Published(hostAddress, entry.getKey(), entry.getValue()))
                .toList();
    }

    private Map<String, String> labels(Task task) {
        return Map.of(
                Labels.NODE, node.value(),
                Labels.NAMESPACE, task.workload().namespace().value(),
                Labels.APP, task.workload().name(),
                Labels.SLOT, task.slot().toString(),
                Labels.ROLE, Labels.ROLE_SANDBOX,
                Labels.HOST_PORTS, HostPorts.written(HostPorts.of(task.release().container())));
    }

    private static String hostname(String wanted) {
        return wanted.length() <= HOSTNAME_LENGTH ? wanted : wanted.substring(0, HOSTNAME_LENGTH);
    }
}
