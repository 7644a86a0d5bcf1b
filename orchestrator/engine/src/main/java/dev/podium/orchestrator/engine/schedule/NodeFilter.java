package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.workload.Release;

/** Says whether a node can take tasks of a release at all. One filter knows one reason. */
@FunctionalInterface
public interface NodeFilter {
    Verdict judge(NodeView node, Release release);
}
