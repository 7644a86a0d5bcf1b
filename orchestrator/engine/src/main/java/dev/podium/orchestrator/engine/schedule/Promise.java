package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.node.NodeName;
import java.util.List;

/**
 * Room a demand gets as soon as others have left. Nobody less important gets any of it meanwhile. Nothing of it is stored: while they
 * leave, each plan finds the same room again.
 *
 * @param leaving the tasks on the node that are on their way out, those this plan asks to leave included
 * @param victims of these, the ones that are asked to leave for the demand's sake in this plan
 */
public record Promise(Demand demand, NodeName node, List<TaskView> leaving, List<TaskView> victims) {
    public Promise {
        leaving = List.copyOf(leaving);
        victims = List.copyOf(victims);
    }
}
