package dev.podium.api.server.nodes;

import dev.podium.api.contract.node.Node;
import dev.podium.api.contract.node.NodeSpec;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.audit.AuditChanges;
import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.resource.Orders;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.Pages;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.api.server.resource.Writes;
import dev.podium.orchestrator.model.cluster.Blocker;
import dev.podium.orchestrator.model.cluster.NodeAge;
import dev.podium.orchestrator.model.constraint.Taint;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeName;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads and writes nodes. */
@Singleton
final class Nodes {
    private final NodeRows rows;
    private final NodeJournal journal;
    private final NodeUsageSource usage;
    private final NodeOutlook outlook;
    private final Cluster cluster;
    private final Pages pages;
    private final Writes writes;
    private final InstantSource clock;

    Nodes(
            NodeRows rows,
            NodeJournal journal,
            NodeUsageSource usage,
            NodeOutlook outlook,
            Cluster cluster,
            Pages pages,
            Writes writes,
            InstantSource clock) {
        this.rows = rows;
        this.journal = journal;
        this.usage = usage;
        this.outlook = outlook;
        this.cluster = cluster;
        this.pages = pages;
        this.writes = writes;
        this.clock = clock;
    }

    Page<Node> list(PageRequest request) {
        Becoming becoming = new Becoming(outlook);
        Page<NodeRow> page = pages.page(
                "nodes",
                request,
                Pages.Source.of((after, count) -> rows.after(after.orElse(""), count), NodeRow::name)
                        .sortedBy(Orders.ofResources(NodeRow::metadata)),
                row -> request.selector().matches(node(row, becoming).status().labels()));
        return new Page<>(page.items().stream().map(row -> node(row, becoming)).toList(), page.cursor());
    }

    Node find(String name) {
        return node(row(name));
    }

    Node node(NodeRow row) {
        return node(row, new Becoming(outlook));
    }

    private Node node(NodeRow row, Becoming becoming) {
        NodeName name = new NodeName(row.name());
        return new Node(
                row.metadata(),
                spec(row),
                NodeFate.of(
                        row, cluster.snapshot(), usage.usage(name), becoming.age(name), () -> becoming.blockers(name)));
    }

    /** What becomes of the nodes one request is about, asked once for all of them, and of blockers only when one is being emptied. */
    private static final class Becoming {
        private final NodeOutlook outlook;
        private final Map<NodeName, NodeAge> ages;
        private Optional<Map<NodeName, List<Blocker>>> blockers = Optional.empty();

        private Becoming(NodeOutlook outlook) {
            this.outlook = outlook;
            this.ages = outlook.ages();
        }

        private Optional<NodeAge> age(NodeName node) {
            return Optional.ofNullable(ages.get(node));
        }

        private List<Blocker> blockers(NodeName node) {
            Map<NodeName, List<Blocker>> known = blockers.orElseGet(outlook::blockers);
            blockers = Optional.of(known);
            return known.getOrDefault(node, List.of());
        }
    }

    /**
     * What is wanted of a node.
     *
     * @param taints their moments do not count: a taint that is there already keeps its own
     */
    record Wish(Availability availability, Map<String, String> labels, List<Taint> taints, Optional<String> pool) {
        static Wish of(NodeRow row) {
            return new Wish(row.wanted(), row.labels(), row.taints(), Optional.ofNullable(row.pool()));
        }

        Wish available(Availability other) {
            return new Wish(other, labels, taints, pool);
        }

        private boolean same(Wish other) {
            return availability == other.availability
                    && labels.equals(other.labels)
                    && taints.toString().equals(other.taints.toString())
                    && pool.equals(other.pool);
        }
    }

    static NodeSpec spec(NodeRow row) {
        return new NodeSpec(
                row.availability().toLowerCase(Locale.ROOT),
                row.labels(),
                row.taints().stream()
                        .map(taint -> new NodeSpec.Taint(
                                taint.key(),
                                taint.value().isEmpty() ? null : taint.value(),
                                taint.effect().code()))
                        .toList(),
                row.pool());
    }

    Node change(Caller caller, String name, WriteConditions conditions, Function<NodeRow, Wish> change) {
        NodeRow after = writes.run(conditions, () -> {
            NodeRow before = row(name);
            conditions.check("node", name, OptionalLong.of(before.version()));
            Wish wish = change.apply(before);
            if (wish.same(Wish.of(before))) {
                return before;
            }
            NodeRow row = before.changed(wish, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (rows.replace(row) == 0) {
                throw WriteConditions.overtaken("node", name);
            }
            AuditChanges.note(Optional.of(spec(before)), Optional.of(spec(row)));
            journal.changed(caller, before, row);
            return row;
        });
        if (!conditions.dryRun()) {
            journal.committed();
        }
        return node(after);
    }

    /** Only what is not connected can be removed: a node that is would be there again with its next word. */
    void delete(Caller caller, String name, WriteConditions conditions) {
        writes.run(conditions, () -> {
            NodeRow row = row(name);
            conditions.check("node", name, OptionalLong.of(row.version()));
            if (node(row).status().connected()) {
                throw ApiProblem.conflict(
                        "node_connected",
                        "The node is connected",
                        "Node \"" + name
                                + "\" is connected. Drain it, stop the node daemon on the machine, then delete it.");
            }
            AuditChanges.note(Optional.of(spec(row)), Optional.empty());
            journal.deleted(caller, row);
            return rows.deleteByName(name);
        });
        if (!conditions.dryRun()) {
            journal.forget(new NodeName(name));
            journal.committed();
        }
    }

    NodeRow row(String name) {
        return rows.findByName(name).orElseThrow(() -> ApiProblem.notFound("node", name));
    }
}
