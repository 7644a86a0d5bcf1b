package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.node.NodePool;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.tenants.tenant.TenantName;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which nodes pass the fixed filters. They are asked once per node and requirement, however many releases share it. */
final class Feasibility {
    private final FreeRoom room;
    private final boolean fences;
    private final Map<Requirement, Rows> known = new HashMap<>();

    Feasibility(FreeRoom room) {
        this.room = room;
        this.fences = IntStream.range(0, room.size())
                .anyMatch(row -> room.node(row).pool().filter(NodePool::fenced).isPresent());
    }

    /**
     * Nodes by their rows. Nobody changes them: they are shared.
     *
     * @param open those that could take the task, were there room
     * @param shunned those that take it only when no other node does
     */
    record Rows(BitSet open, BitSet shunned) {}

    /** The nodes for a task like the one demanded. */
    Rows rows(Demand demand) {
        return known.computeIfAbsent(requirement(demand), _ -> ask(demand));
    }

    /** All that the fixed filters look at. */
    Requirement requirement(Demand demand) {
        return new Requirement(
                demand.release().placement(),
                Optional.of(demand.release().container().image()).filter(Image::local),
                fences ? demand.workload().terms().tenant() : Optional.empty());
    }

    private Rows ask(Demand demand) {
        List<NodeFilter> filters = NodeFilters.of(demand.workload());
        Release release = demand.release();
        Rows rows = new Rows(new BitSet(room.size()), new BitSet(room.size()));
        for (int row = 0; row < room.size(); row++) {
            NodeView node = room.node(row);
            rows.open().set(row, passes(filters, node, release));
            rows.shunned().set(row, TaintFilter.shuns(node, release));
        }
        return rows;
    }

    private static boolean passes(List<NodeFilter> filters, NodeView node, Release release) {
        for (NodeFilter filter : filters) {
            if (!filter.judge(node, release).passed()) {
                return false;
            }
        }
        return true;
    }

    /** All that fixed filters look at; whose the tasks are only where there are fences. */
    record Requirement(Placement placement, Optional<Image> localImage, Optional<TenantName> tenant) {}
}
