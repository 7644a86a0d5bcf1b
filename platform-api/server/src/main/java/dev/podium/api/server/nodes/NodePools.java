package dev.podium.api.server.nodes;

import dev.podium.api.contract.node.NodePool;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.audit.AuditChanges;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.Pages;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.api.server.resource.Writes;
import dev.podium.api.server.resource.Written;
import dev.podium.api.server.settings.Ids;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads and writes pools of nodes. A pool's nodes carry its fence, so changing that publishes them anew. */
@Singleton
final class NodePools {
    private final NodePoolRows rows;
    private final NodeJournal journal;
    private final Pages pages;
    private final Writes writes;
    private final InstantSource clock;
    private final Ids ids;

    NodePools(NodePoolRows rows, NodeJournal journal, Pages pages, Writes writes, InstantSource clock, Ids ids) {
        this.rows = rows;
        this.journal = journal;
        this.pages = pages;
        this.writes = writes;
        this.clock = clock;
        this.ids = ids;
    }

    /** What is wanted of a pool. */
    record Wish(List<String> tenants, Map<String, String> labels) {}

    Page<NodePool> list(PageRequest request) {
        Page<NodePoolRow> page = pages.page(
                "node pools",
                request,
                Pages.Source.of((after, count) -> rows.after(after.orElse(""), count), NodePoolRow::name),
                row -> request.selector().matches(row.labels()));
        return new Page<>(page.items().stream().map(this::pool).toList(), page.cursor());
    }

    NodePool find(String name) {
        return pool(row(name));
    }

    Written<NodePool> put(
            Caller caller, String name, WriteConditions conditions, Function<Optional<NodePoolRow>, Wish> wish) {
        Written<NodePoolRow> written = writes.run(conditions, () -> {
            Optional<NodePoolRow> before = rows.findByName(name);
            conditions.check("node pool", name, version(before));
            Wish wanted = wish.apply(before);
            Written<NodePoolRow> after = before.map(row -> new Written<>(replaced(caller, row, wanted), false))
                    .orElseGet(() -> new Written<>(created(caller, name, wanted), true));
            AuditChanges.note(
                    before.map(row -> pool(row).spec()),
                    Optional.of(pool(after.resource()).spec()));
            return after;
        });
        if (!conditions.dryRun()) {
            journal.committed();
        }
        return new Written<>(pool(written.resource()), written.created());
    }

    void delete(String name, WriteConditions conditions) {
        writes.run(conditions, () -> {
            NodePoolRow row = row(name);
            conditions.check("node pool", name, OptionalLong.of(row.version()));
            int nodes = rows.nodes(name);
            if (nodes > 0) {
                throw ApiProblem.conflict(
                        "node_pool_not_empty",
                        "The node pool still has nodes",
                        "Node pool \"" + name + "\" has " + nodes
                                + " node(s). Take them out first: PATCH each node with {\"pool\": null}.");
            }
            AuditChanges.note(Optional.of(pool(row).spec()), Optional.empty());
            return rows.deleteByName(name);
        });
    }

    NodePoolRow row(String name) {
        return rows.findByName(name).orElseThrow(() -> ApiProblem.notFound("node pool", name));
    }

    private NodePoolRow created(Caller caller, String name, Wish wish) {
        Instant now = now();
        NodePoolRow row =
                new NodePoolRow(name, ids.next(), wish.tenants(), wish.labels(), 1, 1, now, now, caller.user());
        rows.insert(row);
        return row;
    }

    private NodePoolRow replaced(Caller caller, NodePoolRow before, Wish wish) {
        if (wish.equals(new Wish(before.tenants(), before.labels()))) {
            return before;
        }
        NodePoolRow after = before.changed(wish.tenants(), wish.labels(), now());
        if (rows.replace(after) == 0) {
            throw WriteConditions.overtaken("node pool", before.name());
        }
        if (!before.tenants().equals(after.tenants())) {
            rows.nodeNames(before.name()).forEach(node -> journal.fenced(caller, node, after));
        }
        return after;
    }

    private NodePool pool(NodePoolRow row) {
        return new NodePool(
                row.metadata(), new NodePool.Spec(row.tenants()), new NodePool.Status(rows.nodes(row.name())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static OptionalLong version(Optional<NodePoolRow> row) {
        return row.map(found -> OptionalLong.of(found.version())).orElse(OptionalLong.empty());
    }
}
