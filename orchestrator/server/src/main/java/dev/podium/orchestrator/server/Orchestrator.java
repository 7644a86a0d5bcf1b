package dev.podium.orchestrator.server;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.podium.orchestrator.engine.Planner;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.server.ca.CertificateAuthority;
import dev.podium.orchestrator.server.gateway.GatewayCounts;
import dev.podium.orchestrator.server.gateway.NodeGateway;
import dev.podium.orchestrator.server.gateway.NodeUsageSample;
import dev.podium.orchestrator.server.leader.Leadership;
import dev.podium.orchestrator.server.loop.Committer;
import dev.podium.orchestrator.server.loop.ControlLoop;
import dev.podium.orchestrator.server.loop.LoopCounts;
import dev.podium.orchestrator.server.rebuild.RebuildingOffice;
import dev.podium.orchestrator.server.tunnel.LogFeed;
import dev.podium.orchestrator.server.tunnel.TaskLogQuery;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes a cluster match what the store says is wanted. Safe for use by several threads. */
public final class Orchestrator implements AutoCloseable {
    private final CertificateAuthority authority;
    private final NodeGateway gateway;
    private final Leadership leadership;
    private final Preview preview;
    private final LoopCounts counts;

    private Orchestrator(
            CertificateAuthority authority,
            NodeGateway gateway,
            Leadership leadership,
            Preview preview,
            LoopCounts counts) {
        this.authority = authority;
        this.gateway = gateway;
        this.leadership = leadership;
        this.preview = preview;
        this.counts = counts;
    }

    /**
     * Opens the gateway to nodes and stands for leader.
     *
     * @param store has to outlive the orchestrator, as does {@code mirror}, which follows it
     * @throws java.io.UncheckedIOException if the certificate authority cannot be read or the port cannot be listened on
     */
    public static Orchestrator start(
            OrchestratorSettings settings, ClusterStore store, ClusterMirror mirror, InstantSource clock) {
        CertificateAuthority authority =
                CertificateAuthority.open(settings.home().resolve("ca"), clock);
        NodeGateway gateway = NodeGateway.start(settings.gateway(), authority, store, clock);
        String name = settings.advertisedHost() + ":" + gateway.port();
        Supplier<TaskId> ids = taskIds();
        LoopCounts counts = new LoopCounts();
        ControlLoop.Means means = new ControlLoop.Means(
                mirror,
                new Planner(ids, settings.planner())::plan,
                term -> new Committer(store, mirror, term.fence(), counts),
                clock,
                counts);
        Leadership leadership = Leadership.start(
                store,
                settings.leadership().named(name),
                clock,
                new RebuildingOffice(store, clock, term -> ControlLoop.start(means, term)));
        Preview preview = new Preview(mirror, new Planner(ids, settings.planner()), clock);
        return new Orchestrator(authority, gateway, leadership, preview, counts);
    }

    /** SHA-256 of the certificate authority's certificate, in hex: the part of join tokens by which nodes know the cluster. */
    public String caDigest() {
        return authority.fingerprint();
    }

    /** The port nodes connect to. */
    public int gatewayPort() {
        return gateway.port();
    }

    /** Whether this server decides at the moment. */
    public boolean leading() {
        return leadership.leading();
    }

    /** What would be decided. */
    public Preview preview() {
        return preview;
    }

    /**
     * The log of a task, read on its node.
     *
     * @throws dev.podium.orchestrator.server.tunnel.LogsUnavailableException if the node is not connected here or does not answer
     */
    public LogFeed logs(NodeName node, TaskLogQuery query) {
        return gateway.logs(node, query);
    }

    /** What the node last said it uses; empty while it is not connected here. */
    public Optional<NodeUsageSample> usage(NodeName node) {
        return gateway.usage(node);
    }

    public LoopCounts.Totals loopCounts() {
        return counts.totals();
    }

    public GatewayCounts.Totals gatewayCounts() {
        return gateway.counts();
    }

    /** Gives up the leadership and lets all nodes go; tasks run on. */
    @Override
    public void close() {
        leadership.close();
        gateway.close();
    }

    private static Supplier<TaskId> taskIds() {
        NoArgGenerator generator = Generators.timeBasedEpochRandomGenerator();
        return () -> new TaskId(generator.generate().toString());
    }
}
