package dev.podium.orchestrator.server;

import dev.podium.orchestrator.engine.Planner;
import dev.podium.orchestrator.model.cluster.Blocker;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.NodeAge;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.PlannedMove;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;

/** What the engine would decide, on the state as it is or on one that is not stored. Any server can say, and nothing is changed. */
public final class Preview {
    private final ClusterMirror mirror;
    private final Planner planner;
    private final InstantSource clock;

    Preview(ClusterMirror mirror, Planner planner, InstantSource clock) {
        this.mirror = mirror;
        this.planner = planner;
        this.clock = clock;
    }

    /** What would be done next if {@code candidate} were stored as it is given. */
    public Plan of(Workload candidate) {
        return planner.plan(mirror.snapshot().with(candidate), clock.instant());
    }

    /** The moves rebalancing would make under a policy, one after the other, at most so many. */
    public List<PlannedMove> moves(ClusterPolicy policy, int most) {
        return planner.moves(mirror.snapshot().with(policy), clock.instant(), most);
    }

    /** What its age would make of each node under a policy. */
    public SortedMap<NodeName, NodeAge> ages(ClusterPolicy policy) {
        return planner.ages(mirror.snapshot().with(policy), clock.instant());
    }

    /** What its age makes of each node. */
    public SortedMap<NodeName, NodeAge> ages() {
        return planner.ages(mirror.snapshot(), clock.instant());
    }

    /** The tasks that keep nodes that are being emptied from getting empty. */
    public SortedMap<NodeName, List<Blocker>> blockers() {
        return planner.blockers(mirror.snapshot(), clock.instant());
    }
}
