package dev.podium.node.logs;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.wire.v1.NodeGatewayGrpc;
import dev.podium.orchestrator.wire.v1.OpenTunnel;
import dev.podium.orchestrator.wire.v1.TunnelUp;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;

/** Opens a tunnel each time the server asks for a task's output. */
public final class LogTunnels {
    private final ContainerEngine engine;
    private final TaskContainers tasks;

    /** Which container a task's output comes from. */
    public interface TaskContainers {
        /** What is known of the task now. */
        Whereabouts of(TaskId task);
    }

    /** Where a task's output is. */
    public sealed interface Whereabouts {
        record In(String containerId) implements Whereabouts {}

        /** It has no container yet. */
        record Later() implements Whereabouts {}

        /** It ended before it had one. */
        record Silent() implements Whereabouts {}

        /** It is not here. */
        record Nowhere(String why) implements Whereabouts {}
    }

    public LogTunnels(ContainerEngine engine, TaskContainers tasks) {
        this.engine = engine;
        this.tasks = tasks;
    }

    /** Returns at once; the tunnel lives on a thread of its own until either side ends it. */
    public void open(ManagedChannel channel, OpenTunnel order) {
        LogTunnel tunnel = new LogTunnel(order, engine, tasks);
        StreamObserver<TunnelUp> up = NodeGatewayGrpc.newStub(channel).tunnel(tunnel);
        Thread.ofVirtual().name("log tunnel " + order.getId()).start(() -> tunnel.run(up));
    }
}
