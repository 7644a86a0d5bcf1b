package dev.podium.node.agent;

import dev.podium.orchestrator.model.routing.RoutingTable;
import java.util.List;
import java.util.Optional;

/** What the agent must still know after it was restarted, even while the server is away. */
public interface AgentMemory {
    /** Everything remembered of the tasks; empty at the first start. */
    List<TaskBook.Entry> tasks();

    /** Replaces what is remembered; on return it survives a loss of power. */
    void remember(List<TaskBook.Entry> tasks);

    Optional<RoutingTable> routing();

    void remember(RoutingTable table);
}
