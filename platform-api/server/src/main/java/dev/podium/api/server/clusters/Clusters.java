package dev.podium.api.server.clusters;

import dev.podium.api.contract.cluster.Cluster;
import dev.podium.api.contract.cluster.ClusterPlan;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.audit.AuditChanges;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.events.EventBook;
import dev.podium.api.server.events.Fact;
import dev.podium.api.server.publish.Outbox;
import dev.podium.api.server.publish.Publisher;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.api.server.resource.Writes;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Reads and writes what operators want of a cluster. */
@Singleton
final class Clusters {
    private static final int MOST_MOVES = 50;

    private final ClusterRows rows;
    private final Outbox outbox;
    private final Publisher publisher;
    private final EventBook events;
    private final Writes writes;
    private final ClusterForesight foresight;
    private final InstantSource clock;

    Clusters(
            ClusterRows rows,
            Outbox outbox,
            Publisher publisher,
            EventBook events,
            Writes writes,
            ClusterForesight foresight,
            InstantSource clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.publisher = publisher;
        this.events = events;
        this.writes = writes;
        this.foresight = foresight;
        this.clock = clock;
    }

    /** What is wanted of a cluster. */
    record Wish(ClusterPolicy policy, Map<String, String> labels) {}

    Cluster find(String name) {
        return cluster(row(name));
    }

    Cluster change(Caller caller, String name, WriteConditions conditions, UnaryOperator<Wish> change) {
        ClusterRow after = writes.run(conditions, () -> write(caller, name, conditions, change));
        if (!conditions.dryRun()) {
            publisher.wake();
            events.committed();
        }
        return cluster(after);
    }

    /** What the policy would bring about on the cluster as it is. */
    ClusterPlan plan(String name, ClusterPolicy policy) {
        row(name);
        return new ClusterPlan(
                foresight.moves(policy, MOST_MOVES).stream()
                        .map(move -> new ClusterPlan.Move(
                                move.workload().namespace().value(),
                                move.workload().name(),
                                move.slot().toString(),
                                move.from().value(),
                                move.to().value(),
                                move.reason()))
                        .toList(),
                foresight.ages(policy).entrySet().stream()
                        .sorted(Comparator.comparing(entry -> entry.getValue().due()))
                        .map(entry -> new ClusterPlan.Due(
                                entry.getKey().value(),
                                entry.getValue().due(),
                                entry.getValue().phase().word()))
                        .toList());
    }

    private ClusterRow write(Caller caller, String name, WriteConditions conditions, UnaryOperator<Wish> change) {
        ClusterRow before = row(name);
        conditions.check("cluster", name, OptionalLong.of(before.version()));
        Wish was = new Wish(before.policy(), before.labels());
        Wish wish = change.apply(was);
        if (wish.equals(was)) {
            return before;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ClusterRow row = before.changed(wish.policy(), wish.labels(), now);
        if (rows.replace(row) == 0) {
            throw WriteConditions.overtaken("cluster", name);
        }
        AuditChanges.note(
                Optional.of(ClusterSpecs.shown(was.policy())), Optional.of(ClusterSpecs.shown(wish.policy())));
        outbox.addCluster(name);
        events.write(new Fact(
                "cluster/" + row.uid() + "/version/" + row.version(),
                now,
                new Fact.About.Cluster(name),
                Fact.Severity.NORMAL,
                wish.policy().equals(was.policy()) ? "LabelsChanged" : "PolicyChanged",
                wish.policy().equals(was.policy())
                        ? "Labels are now " + wish.labels() + "."
                        : "The policy is now " + ClusterSpecs.shown(wish.policy()) + ".",
                caller.user()));
        return row;
    }

    private static Cluster cluster(ClusterRow row) {
        return new Cluster(row.metadata(), ClusterSpecs.shown(row.policy()));
    }

    private ClusterRow row(String name) {
        return rows.findByName(name).orElseThrow(() -> ApiProblem.notFound("cluster", name));
    }
}
