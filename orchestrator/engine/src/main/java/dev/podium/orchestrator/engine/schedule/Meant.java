package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Workload;

/** Whether people mean a workload to run on a node: what manifests and operators say, whatever the state of the machine is. */
public final class Meant {
    private static final ConstraintFilter CONSTRAINTS = new ConstraintFilter();
    private static final TaintFilter TAINTS = new TaintFilter();

    private Meant() {}

    /** It may have tasks there. */
    public static boolean toRun(Workload workload, NodeView node) {
        return CONSTRAINTS.judge(node, workload.release()).passed()
                && fence(workload).judge(node, workload.release()).passed();
    }

    /** It may get new tasks there. */
    public static boolean toStart(Workload workload, NodeView node) {
        return toRun(workload, node) && TAINTS.judge(node, workload.release()).passed();
    }

    /** The same for an older release of it. */
    static boolean toStart(Workload workload, Release release, NodeView node) {
        return CONSTRAINTS.judge(node, release).passed()
                && TAINTS.judge(node, release).passed()
                && fence(workload).judge(node, release).passed();
    }

    private static FenceFilter fence(Workload workload) {
        return new FenceFilter(workload.terms().tenant());
    }
}
