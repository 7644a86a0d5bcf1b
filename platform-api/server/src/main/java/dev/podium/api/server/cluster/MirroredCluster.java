package dev.podium.api.server.cluster;

import dev.podium.api.server.status.Instances;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import dev.podium.orchestrator.store.mirror.MirrorChange;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The cluster as the mirror of its store has it. */
@Singleton
final class MirroredCluster implements Cluster {
    private final ClusterMirror mirror;
    private volatile @Nullable Instances latest;

    MirroredCluster(ClusterMirror mirror) {
        this.mirror = mirror;
    }

    @Override
    public ClusterSnapshot snapshot() {
        return mirror.snapshot();
    }

    @Override
    public Map<WorkloadId, Outlook> outlooks() {
        return mirror.outlooks();
    }

    /** The mirror gives the same object until something changes, so it is the object that is asked for. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public Instances instances() {
        ClusterSnapshot snapshot = mirror.snapshot();
        Instances known = latest;
        if (known != null && known.snapshot() == snapshot) {
            return known;
        }
        Instances fresh = Instances.of(snapshot);
        latest = fresh;
        return fresh;
    }

    @Override
    public Subscription onChange(Consumer<ClusterChange> listener) {
        ClusterMirror.Subscription subscription =
                mirror.onChange(change -> translate(change).ifPresent(listener));
        return subscription::close;
    }

    private Optional<ClusterChange> translate(MirrorChange change) {
        return switch (change) {
            case MirrorChange.WorkloadChanged workload -> Optional.of(workload(workload));
            case MirrorChange.RoutesChanged routes -> Optional.of(new ClusterChange.App(routes.workload()));
            case MirrorChange.OutlookChanged outlook -> Optional.of(new ClusterChange.App(outlook.workload()));
            case MirrorChange.RunsChanged runs ->
                Optional.of(new ClusterChange.Runs(runs.workload(), runs.before(), runs.after()));
            case MirrorChange.TaskChanged task ->
                Optional.of(new ClusterChange.TaskRecord(task.before(), task.after()));
            case MirrorChange.StatusChanged status ->
                Optional.of(new ClusterChange.TaskReport(
                        status.task(), status.before(), status.after(), mirror.revision()));
            case MirrorChange.FactsChanged facts -> Optional.of(new ClusterChange.Node(facts.node()));
            case MirrorChange.IntentChanged intent -> Optional.of(new ClusterChange.Node(intent.node()));
            case MirrorChange.SessionChanged session ->
                Optional.of(new ClusterChange.NodeConnection(session.node(), session.before(), session.after()));
            case MirrorChange.RouterAckChanged _, MirrorChange.RoutingChanged _, MirrorChange.PolicyChanged _ ->
                Optional.empty();
        };
    }

    private static ClusterChange workload(MirrorChange.WorkloadChanged change) {
        return change.after().isEmpty() && change.before().isPresent()
                ? new ClusterChange.AppForgotten(
                        change.id(), change.before().get().uid())
                : new ClusterChange.App(change.id());
    }
}
