package dev.podium.orchestrator.engine.draft;

import dev.podium.orchestrator.engine.view.SlotView;
import dev.podium.orchestrator.model.workload.Workload;
import java.util.List;

/**
 * A workload and the slots it should fill.
 *
 * @param slots those that are wanted, in slot order; a slot without tasks has not been filled yet
 */
public record Progress(Workload workload, List<SlotView> slots) {
    public Progress {
        slots = List.copyOf(slots);
    }
}
