package dev.podium.api.server.status;

import dev.podium.api.contract.app.AppStatus;
import dev.podium.api.contract.resource.Condition;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives how an app fares from what was declared, what its instances report and what the engine says is missing. */
public final class AppFate {
    private final DeclaredApp app;
    private final List<Instance> instances;
    private final @Nullable Outlook outlook;
    private final Headcount count;
    private final Optional<Trouble> trouble;

    private AppFate(DeclaredApp app, List<Instance> instances, @Nullable Outlook outlook) {
        this.app = app;
        this.instances = instances;
        this.outlook = outlook;
        this.count = Headcount.of(app.workload(), instances, outlook);
        this.trouble = Trouble.of(instances, outlook);
    }

    /** A state with the reason for it. */
    private record Verdict(String state, String reason, String message) {}

    public static AppStatus of(DeclaredApp app, List<Instance> instances, @Nullable Outlook outlook) {
        return new AppFate(app, instances, outlook).status();
    }

    private AppStatus status() {
        Verdict verdict = verdict();
        Workload workload = app.workload();
        Image image = workload.release().container().image();
        return new AppStatus(
                verdict.state(),
                verdict.reason(),
                verdict.message(),
                count.desired(),
                count.running(),
                count.ready(),
                count.updated(),
                workload.release().number(),
                image.reference(),
                image.digest().or(this::digestRun).orElse(null),
                app.urls(),
                outlook == null ? null : Observed.outlook(outlook),
                conditions(verdict));
    }

    private Verdict verdict() {
        if (app.workload().deleted()) {
            return new Verdict(
                    "Deleting", "Deleting", instances(count.remaining()) + " still to stop; then the app is gone.");
        }
        if (count.desired() == 0) {
            return idle();
        }
        boolean whole = count.complete() && instances.stream().allMatch(i -> !i.live() || i.connected());
        if (whole) {
            String all = count.desired() == 1 ? "1 instance" : "All " + instances(count.desired());
            return new Verdict("Running", "AllReady", all + " ready.");
        }
        return trouble.map(this::troubled).orElseGet(this::advancing);
    }

    private Verdict idle() {
        if (count.remaining() > 0) {
            return new Verdict("Stopped", "Stopping", instances(count.remaining()) + " still stopping.");
        }
        boolean global = app.workload().kind() == Workload.Kind.GLOBAL;
        return global && outlook == null
                ? new Verdict("Deploying", "NoNodes", "No node is there to run it on yet.")
                : new Verdict("Stopped", "ScaledToZero", "No instance is wanted. Scale it to 1 or more to start it.");
    }

    private Verdict troubled(Trouble cause) {
        String state = count.ready() == 0 && !cause.reason().equals("NodeUnreachable") ? "Failing" : "Degraded";
        return new Verdict(state, cause.reason(), progress() + " " + cause.message());
    }

    private Verdict advancing() {
        if (outlook != null && !outlook.message().isBlank()) {
            return new Verdict("Deploying", outlook.reason(), progress() + " " + Trouble.statement(outlook.message()));
        }
        String doing = instances.stream()
                .filter(i -> i.live() && !i.ready())
                .map(Instance::status)
                .filter(status -> !status.message().isEmpty())
                .findFirst()
                .map(status -> " " + Trouble.statement(status.message()))
                .orElse("");
        if (count.outdated() == 0 && count.surplus() > 0) {
            return new Verdict(
                    "Deploying",
                    "ScalingDown",
                    instances(count.desired()) + " wanted; " + count.surplus() + " more to be stopped.");
        }
        return count.outdated() > 0
                ? new Verdict(
                        "Deploying",
                        "RollingOut",
                        count.updated() + " of " + count.desired() + " replaced by release "
                                + app.workload().release().number() + "." + doing)
                : new Verdict("Deploying", "Starting", progress() + doing);
    }

    private String progress() {
        return count.ready() + " of " + instances(count.desired()) + " ready.";
    }

    /** What really runs, where no registry named a digest beforehand. */
    private Optional<String> digestRun() {
        return instances.stream()
                .filter(i -> Headcount.current(i, app.workload()))
                .flatMap(i -> i.status().imageDigest().stream())
                .findFirst();
    }

    private List<Condition> conditions(Verdict verdict) {
        List<Condition> conditions = new ArrayList<>();
        boolean available = count.ready() > 0;
        conditions.add(condition(
                "Available",
                available,
                available ? "ServingRequests" : verdict.reason(),
                available ? instances(count.ready()) + " ready." : verdict.message(),
                latest()));
        boolean complete = count.complete() && !app.workload().deleted();
        conditions.add(condition(
                "UpToDate",
                complete,
                complete ? "AllReady" : verdict.reason(),
                complete ? "Release " + app.workload().release().number() + " runs everywhere." : verdict.message(),
                complete ? latest() : app.changedAt()));
        conditions.add(imagePinned());
        return conditions;
    }

    private Condition imagePinned() {
        if (app.workload().release().container().image().digest().isPresent()) {
            return condition(
                    "ImagePinned", true, "DigestKnown", "Every instance runs the same bytes.", app.changedAt());
        }
        // The warning is as old as the deploy; once a node has the image, that is what counts.
        return digestRun()
                .map(digest -> condition(
                        "ImagePinned",
                        false,
                        "FoundOnNode",
                        "No digest was known when the app was deployed; its instances run " + digest
                                + ", which their node has. Deploy again to pin it.",
                        app.changedAt()))
                .orElseGet(() -> condition(
                        "ImagePinned",
                        false,
                        "ImageNotFound",
                        app.imageWarning().map(Trouble::statement).orElse("No digest is known yet."),
                        app.changedAt()));
    }

    private static Condition condition(String type, boolean holds, String reason, String message, Instant since) {
        return new Condition(type, holds ? "True" : "False", reason, message, since);
    }

    private Instant latest() {
        return instances.stream()
                .map(Instance::status)
                .map(TaskStatus::since)
                .max(Comparator.naturalOrder())
                .orElse(app.changedAt());
    }

    private static String instances(int number) {
        return number == 1 ? "1 instance" : number + " instances";
    }
}
