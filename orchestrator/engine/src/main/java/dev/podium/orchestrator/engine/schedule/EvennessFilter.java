package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.workload.Release;

/** Says where one more task would be too uneven. Placing itself keeps to it as it goes down the tree; this is for telling why. */
record EvennessFilter(SpreadTree tree) implements NodeFilter {
    @Override
    public Verdict judge(NodeView node, Release release) {
        return tree.uneven(node)
                .<Verdict>map(reason -> new Verdict.Fail(
                        RefusalCode.UNEVEN,
                        () -> reason,
                        () -> "make room where there are fewer instances, raise maxSkew, or let it be a wish with"
                                + " \"whenUnsatisfiable\": \"ScheduleAnyway\""))
                .orElse(Verdict.Pass.INSTANCE);
    }
}
