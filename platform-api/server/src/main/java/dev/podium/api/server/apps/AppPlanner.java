package dev.podium.api.server.apps;

import dev.podium.api.contract.app.AppPlan;
import dev.podium.api.contract.app.AppPlan.Placement;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Places;
import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.manifest.Manifest;
import dev.podium.api.server.manifest.ManifestReader;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.api.server.status.Instance;
import dev.podium.api.server.status.Observed;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what a write would do: a dry run of the write, and of the engine's next plan with it. */
@Singleton
final class AppPlanner {
    private final AppRows rows;
    private final AppWrites writes;
    private final PlacementPreview engine;
    private final Cluster cluster;
    private final Places places;

    AppPlanner(AppRows rows, AppWrites writes, PlacementPreview engine, Cluster cluster, Places places) {
        this.rows = rows;
        this.writes = writes;
        this.engine = engine;
        this.cluster = cluster;
        this.places = places;
    }

    AppPlan plan(Caller caller, WorkloadId id, JsonNode body) throws InterruptedException {
        Optional<AppRow> before = rows.find(id.namespace().value(), id.name());
        WriteConditions dryRun = new WriteConditions(Optional.empty(), false, true);
        AppWrites.Result result =
                writes.declare(new AppWrites.Order(caller, id, dryRun, "deploy"), _ -> read(body, id), false);
        AppRow after = result.row();
        Workload candidate = AppReader.workload(after, Optional.empty(), places.tenantOf(id.namespace()));
        Plan plan = engine.preview(candidate);
        Optional<Outlook> outlook = Optional.ofNullable(plan.outlooks().get(id));
        return new AppPlan(
                before.isEmpty(),
                result.operation().isPresent(),
                after.releaseNumber(),
                after.appSpec(),
                SpecDifference.between(before.map(AppRow::appSpec), after.appSpec()),
                placement(candidate, plan),
                preempts(candidate, plan),
                outlook.map(Observed::outlook).orElse(null),
                Optional.ofNullable(after.imageWarning()).stream().toList());
    }

    private static Manifest read(JsonNode body, WorkloadId id) {
        return ManifestReader.read(body, id);
    }

    /** Slot by slot: what is there now, seen in the light of the plan's changes. */
    private List<Placement> placement(Workload candidate, Plan plan) {
        Map<String, Placement> slots = new LinkedHashMap<>();
        Set<TaskId> leaving = leaving(plan);
        Map<String, String> nodes = new HashMap<>();
        for (Instance instance : cluster.instances().of(candidate.id(), candidate.uid())) {
            if (instance.live()) {
                String slot = instance.task().slot().toString();
                String node = instance.task().node().value();
                nodes.put(slot, node);
                slots.put(slot, new Placement(slot, action(instance, candidate, leaving), node));
            }
        }
        for (Plan.Change change : plan.changes()) {
            if (change instanceof Plan.Change.Create(var task)
                    && task.workload().equals(candidate.id())) {
                String slot = task.slot().toString();
                String action = nodes.containsKey(slot) ? "replace" : "create";
                slots.put(slot, new Placement(slot, action, task.node().value()));
            }
        }
        missing(candidate, slots);
        return List.copyOf(slots.values());
    }

    private List<AppPlan.Preemption> preempts(Workload candidate, Plan plan) {
        List<AppPlan.Preemption> preempts = new ArrayList<>();
        for (Plan.Change change : plan.changes()) {
            if (change instanceof Plan.Change.Desire desire
                    && desire.yieldsTo().filter(candidate.id()::equals).isPresent()) {
                Optional.ofNullable(cluster.snapshot().tasks().get(desire.task()))
                        .ifPresent(task -> preempts.add(preemption(task, candidate.id())));
            }
        }
        return preempts;
    }

    private static AppPlan.Preemption preemption(Task task, WorkloadId winner) {
        boolean together = task.workload().namespace().equals(winner.namespace());
        return new AppPlan.Preemption(
                together ? task.workload().name() : null,
                together ? task.slot().toString() : null,
                task.node().value());
    }

    private static String action(Instance instance, Workload candidate, Set<TaskId> leaving) {
        if (!instance.task().revision().equals(candidate.revision())) {
            return "replace";
        }
        return leaving.contains(instance.task().id()) ? "stop" : "keep";
    }

    private static Set<TaskId> leaving(Plan plan) {
        Set<TaskId> leaving = new HashSet<>();
        for (Plan.Change change : plan.changes()) {
            if (change instanceof Plan.Change.Desire desire && desire.state() != DesiredState.RUN) {
                leaving.add(desire.task());
            }
        }
        return leaving;
    }

    /** Slots for which no node was found. */
    private static void missing(Workload candidate, Map<String, Placement> slots) {
        if (candidate.kind() == Workload.Kind.REPLICATED) {
            for (int slot = 1; slot <= candidate.replicas(); slot++) {
                slots.putIfAbsent(Integer.toString(slot), new Placement(Integer.toString(slot), "create", null));
            }
        }
    }
}
