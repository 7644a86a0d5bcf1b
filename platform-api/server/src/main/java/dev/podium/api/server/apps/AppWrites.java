package dev.podium.api.server.apps;

import static java.util.Objects.requireNonNull;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.audit.AuditChanges;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.images.ImageReference;
import dev.podium.api.server.images.ImageResolver;
import dev.podium.api.server.images.ResolvedImage;
import dev.podium.api.server.manifest.Family;
import dev.podium.api.server.manifest.Manifest;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.api.server.resource.Writes;
import dev.podium.api.server.settings.Ids;
import dev.podium.orchestrator.model.workload.WorkloadId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Writes apps. Writes in one namespace follow one another; the registry is asked before the transaction begins, so that nobody waits
 * for a registry inside one.
 */
@Singleton
final class AppWrites {
    static final String DELETE = "delete";

    private static final int ATTEMPTS = 5;

    private final AppRows rows;
    private final JobDeclarations jobs;
    private final AppJournal journal;
    private final ImageResolver images;
    private final PriorityRule priorities;
    private final Writes writes;
    private final InstantSource clock;
    private final Ids ids;

    AppWrites(
            AppRows rows,
            JobDeclarations jobs,
            AppJournal journal,
            ImageResolver images,
            PriorityRule priorities,
            Writes writes,
            InstantSource clock,
            Ids ids) {
        this.rows = rows;
        this.jobs = jobs;
        this.journal = journal;
        this.images = images;
        this.priorities = priorities;
        this.writes = writes;
        this.clock = clock;
        this.ids = ids;
    }

    /** Who writes what, and under which conditions. */
    record Order(Caller caller, WorkloadId app, WriteConditions conditions, String action, Family family) {
        Order(Caller caller, WorkloadId app, WriteConditions conditions, String action) {
            this(caller, app, conditions, action, Family.APPS);
        }
    }

    /**
     * What a write came to.
     *
     * @param operation absent when nothing changed
     */
    record Result(AppRow row, boolean created, Optional<UUID> operation) {}

    /**
     * Makes the app what {@code declare} says, given what it is.
     *
     * @param lookAgain ask the registry even if the reference is the one the app has
     */
    Result declare(Order order, Function<Optional<AppRow>, Manifest> declare, boolean lookAgain)
            throws InterruptedException {
        Optional<ResolvedImage> resolved = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<ResolvedImage> known = resolved;
            Optional<Result> result = transaction(order, before -> {
                Manifest.Accepted wanted = accepted(declare.apply(before));
                priorities.check(order.caller(), order.app(), before.map(AppRow::appSpec), wanted.spec());
                return image(before, wanted.spec(), known, lookAgain).map(image -> {
                    Result stored = stored(order, before, draft(order, before, wanted, image));
                    wanted.terms()
                            .ifPresent(terms -> jobs.write(
                                    stored.row().uid(), terms, stored.row().updatedAt()));
                    return stored;
                });
            });
            if (result.isPresent()) {
                return result.get();
            }
            resolved = Optional.of(images.resolve(reference(order.app(), declare)));
        }
        throw WriteConditions.overtaken(order.family().word(), order.app().name());
    }

    /** A cron somebody wants a run of, and the moment the run stands for. */
    record Asked(AppRow row, Instant moment) {}

    /** @param handled runs asked for until then have been made or skipped */
    Asked ask(Order order, Instant handled) {
        AtomicReference<Instant> moment = new AtomicReference<>(handled);
        AppRow row = touch(order, (before, occasion) -> {
                    moment.set(jobs.ask(before, occasion.now(), handled));
                    return Draft.touch(before, occasion);
                })
                .row();
        return new Asked(row, requireNonNull(moment.get()));
    }

    Result restart(Order order) {
        return touch(order, Draft::restart);
    }

    Result delete(Order order) {
        return touch(order, Draft::delete);
    }

    private interface Touch {
        Draft of(AppRow before, Draft.Occasion occasion);
    }

    private Result touch(Order order, Touch touch) {
        return transaction(order, before -> {
                    AppRow row = before.orElseThrow(() -> ApiProblem.notFound(
                            order.family().word(), order.app().name()));
                    return Optional.of(stored(order, before, touch.of(row, occasion(order))));
                })
                .orElseThrow();
    }

    private Optional<Result> transaction(Order order, Function<Optional<AppRow>, Optional<Result>> write) {
        Optional<Result> result = writes.attempt(order.conditions(), () -> {
            String namespace = order.app().namespace().value();
            requirePhase(order, rows.lockNamespace(namespace));
            Optional<AppRow> before = rows.find(namespace, order.app().name());
            order.conditions().check(order.family().word(), order.app().name(), version(before));
            before.filter(AppRow::deleting).ifPresent(AppWrites::refuseDeleted);
            JobNames.check(order, before);
            return write.apply(before);
        });
        if (!order.conditions().dryRun() && result.flatMap(Result::operation).isPresent()) {
            journal.committed(order.app());
        }
        return result;
    }

    /** The image to run, or nothing when the registry has to be asked first. */
    private static Optional<ResolvedImage> image(
            Optional<AppRow> before, AppSpec wanted, Optional<ResolvedImage> resolved, boolean lookAgain) {
        Optional<ResolvedImage> known =
                resolved.filter(image -> image.image().reference().equals(wanted.image()));
        return lookAgain ? known : Draft.kept(before, wanted).or(() -> known);
    }

    private ImageReference reference(WorkloadId app, Function<Optional<AppRow>, Manifest> declare) {
        Optional<AppRow> before = rows.find(app.namespace().value(), app.name());
        return ImageReference.parse(accepted(declare.apply(before)).spec().image());
    }

    private Draft draft(Order order, Optional<AppRow> before, Manifest.Accepted wanted, ResolvedImage image) {
        return before.map(row -> Draft.replace(row, wanted, jobs.same(row, wanted.terms()), image, occasion(order)))
                .orElseGet(() -> Draft.create(order.app(), wanted, image, occasion(order)));
    }

    private Result stored(Order order, Optional<AppRow> before, Draft draft) {
        if (!draft.changed()) {
            return new Result(draft.row(), false, Optional.empty());
        }
        if (before.isEmpty()) {
            rows.insert(draft.row());
        } else if (rows.replace(draft.row()) == 0) {
            throw WriteConditions.overtaken(order.family().word(), order.app().name());
        }
        AuditChanges.note(
                before.map(AppRow::appSpec),
                Optional.of(draft.row()).filter(row -> !row.deleting()).map(AppRow::appSpec));
        UUID operation = journal.enter(order, before, draft);
        return new Result(draft.row(), before.isEmpty(), Optional.of(operation));
    }

    private Draft.Occasion occasion(Order order) {
        return new Draft.Occasion(
                clock.instant().truncatedTo(ChronoUnit.MILLIS), order.caller().user(), ids.next());
    }

    private static Manifest.Accepted accepted(Manifest manifest) {
        return switch (manifest) {
            case Manifest.Accepted accepted -> accepted;
            case Manifest.Refused(var errors) -> throw ApiProblem.bodyInvalid(errors);
        };
    }

    /** A namespace that is being deleted takes nothing new, but lets go of what it has. */
    private static void requirePhase(Order order, Optional<String> phase) {
        String namespace = order.app().namespace().value();
        if (phase.isEmpty()) {
            throw ApiProblem.notFound("namespace", namespace);
        }
        if (!phase.get().equals("Active") && !order.action().equals(DELETE)) {
            throw ApiProblem.conflict(
                    "namespace_deleting",
                    "The namespace is being deleted",
                    "Namespace \"" + namespace + "\" is being deleted and takes nothing new. Use another namespace.");
        }
    }

    private static void refuseDeleted(AppRow row) {
        throw ApiProblem.conflict(
                "app_deleting",
                "The app is being deleted",
                "App \"" + row.name()
                        + "\" is being deleted: its last instances are stopping. Try again in a moment, when it is"
                        + " gone.");
    }

    private static OptionalLong version(Optional<AppRow> row) {
        return row.map(found -> OptionalLong.of(found.version())).orElse(OptionalLong.empty());
    }
}
