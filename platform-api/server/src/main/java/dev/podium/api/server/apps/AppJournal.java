package dev.podium.api.server.apps;

import dev.podium.api.contract.app.AppPlan.Difference;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.server.events.EventBook;
import dev.podium.api.server.events.Fact;
import dev.podium.api.server.manifest.Family;
import dev.podium.api.server.operations.Operations;
import dev.podium.api.server.publish.Outbox;
import dev.podium.api.server.publish.Publisher;
import dev.podium.orchestrator.model.workload.WorkloadId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Everything that goes with a changed app in its transaction: release, routes, outbox row, operation and event. */
@Singleton
final class AppJournal {
    private final ReleaseRows releases;
    private final RouteBook routes;
    private final Outbox outbox;
    private final Publisher publisher;
    private final Operations operations;
    private final EventBook events;
    private final AppChanges changes;

    AppJournal(
            ReleaseRows releases,
            RouteBook routes,
            Outbox outbox,
            Publisher publisher,
            Operations operations,
            EventBook events,
            AppChanges changes) {
        this.releases = releases;
        this.routes = routes;
        this.outbox = outbox;
        this.publisher = publisher;
        this.operations = operations;
        this.events = events;
        this.changes = changes;
    }

    /** @return the operation that has begun */
    UUID enter(AppWrites.Order order, Optional<AppRow> before, Draft draft) {
        AppRow row = draft.row();
        if (draft.released()) {
            releases.insert(new ReleaseRow(
                    row.uid(),
                    row.releaseNumber(),
                    row.spec(),
                    row.imageDigest(),
                    row.imageLocal(),
                    row.rolledAt(),
                    order.caller().user()));
        }
        if (row.deleting()) {
            routes.release(row.id());
        } else {
            routes.assign(order.caller(), row.id(), row.appSpec());
        }
        outbox.add(row.id());
        events.write(fact(order, before, draft));
        return operations.begin(new Operations.Begin(
                order.action(),
                "App",
                row.namespace(),
                row.name(),
                row.uid(),
                row.version(),
                order.caller().user()));
    }

    /** The transaction is durable: now others may know. */
    void committed(WorkloadId app) {
        publisher.wake();
        operations.committed();
        events.committed();
        changes.changed(app);
    }

    private static Fact fact(AppWrites.Order order, Optional<AppRow> before, Draft draft) {
        AppRow row = draft.row();
        Telling telling = telling(order.action(), before, draft);
        return new Fact(
                "app/" + row.uid() + "/version/" + row.version(),
                row.updatedAt(),
                new Fact.About.App(row.id(), Optional.empty()),
                Fact.Severity.NORMAL,
                telling.reason(),
                telling.message(),
                order.caller().user());
    }

    private record Telling(String reason, String message) {}

    private static Telling telling(String action, Optional<AppRow> before, Draft draft) {
        AppRow row = draft.row();
        if (row.deleting()) {
            return new Telling("Deleting", "The " + word(row) + " is to be deleted; its instances are stopped.");
        }
        if (before.isEmpty()) {
            return new Telling("Created", "The " + word(row) + " was created with image " + row.image() + ".");
        }
        if (action.equals("restart")) {
            return new Telling("Restarting", "Every instance is to be replaced.");
        }
        AppSpec old = before.get().appSpec();
        AppSpec fresh = row.appSpec();
        List<Difference> differences = SpecDifference.between(Optional.of(old), fresh);
        boolean onlyScaled = differences.size() == 1 && !Objects.equals(old.replicas(), fresh.replicas());
        if (onlyScaled) {
            return new Telling("Scaled", "Replicas " + old.replicas() + " → " + fresh.replicas() + ".");
        }
        String what = differences.isEmpty() ? "image is now " + row.image() : SpecDifference.summary(differences);
        return draft.released()
                ? new Telling("Released", "Release " + row.releaseNumber() + ": " + what + ".")
                : new Telling("Changed", "Changed without a new release: " + what + ".");
    }

    private static String word(AppRow row) {
        return Family.of(row.appSpec()).word();
    }
}
