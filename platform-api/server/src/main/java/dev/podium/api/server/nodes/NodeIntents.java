package dev.podium.api.server.nodes;

import dev.podium.api.server.publish.Intent;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the publisher what the database wants of nodes. Of most of them operators want nothing, and then the store has nothing of them. */
@Singleton
final class NodeIntents implements Intent.Nodes {
    private static final int BATCH = 500;

    private final NodeRows rows;
    private final NodePoolRows pools;

    NodeIntents(NodeRows rows, NodePoolRows pools) {
        this.rows = rows;
        this.pools = pools;
    }

    @Override
    public Optional<NodeIntent> node(NodeName name) {
        return rows.findByName(name.value())
                .map(row -> row.intent(Optional.ofNullable(row.pool())
                        .flatMap(pools::findByName)
                        .map(NodePoolRow::pool)))
                .filter(intent -> !intent.equals(NodeIntent.active(name)));
    }

    @Override
    public List<NodeName> all() {
        List<NodeName> all = new ArrayList<>();
        List<NodeRow> batch = rows.after("", BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(row -> all.add(new NodeName(row.name())));
            batch = rows.after(batch.getLast().name(), BATCH);
        }
        return all;
    }
}
