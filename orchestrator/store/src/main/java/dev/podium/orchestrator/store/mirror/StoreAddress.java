package dev.podium.orchestrator.store.mirror;

import static dev.podium.orchestrator.store.StoreKeys.INTENTS;
import static dev.podium.orchestrator.store.StoreKeys.OBSERVED;
import static dev.podium.orchestrator.store.StoreKeys.POLICY;
import static dev.podium.orchestrator.store.StoreKeys.PROGRESS;
import static dev.podium.orchestrator.store.StoreKeys.ROUTES;
import static dev.podium.orchestrator.store.StoreKeys.ROUTING;
import static dev.podium.orchestrator.store.StoreKeys.RUNS;
import static dev.podium.orchestrator.store.StoreKeys.TASKS;
import static dev.podium.orchestrator.store.StoreKeys.WORKLOADS;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.WorkloadId;

/** What a key of the store is about: the inverse of {@link dev.podium.orchestrator.store.StoreKeys}. */
sealed interface StoreAddress {
    record OfWorkload(WorkloadId id) implements StoreAddress {}

    record OfRoutes(WorkloadId workload) implements StoreAddress {}

    record OfOutlook(WorkloadId workload) implements StoreAddress {}

    record OfRuns(WorkloadId workload) implements StoreAddress {}

    record OfTask(TaskId id) implements StoreAddress {}

    record OfIntent(NodeName node) implements StoreAddress {}

    record OfFacts(NodeName node) implements StoreAddress {}

    record OfSession(NodeName node) implements StoreAddress {}

    record OfRouterAck(NodeName node) implements StoreAddress {}

    record OfStatus(NodeName node, TaskId task) implements StoreAddress {}

    record OfRouting() implements StoreAddress {}

    record OfPolicy() implements StoreAddress {}

    /** A key the mirror does not copy. */
    record Elsewhere() implements StoreAddress {}

    /** @throws IllegalArgumentException if a name in the key is not valid */
    static StoreAddress parse(String key) {
        if (key.startsWith(WORKLOADS)) {
            return new OfWorkload(WorkloadId.parse(key.substring(WORKLOADS.length())));
        } else if (key.startsWith(ROUTES)) {
            return new OfRoutes(WorkloadId.parse(key.substring(ROUTES.length())));
        } else if (key.startsWith(PROGRESS)) {
            return new OfOutlook(WorkloadId.parse(key.substring(PROGRESS.length())));
        } else if (key.startsWith(RUNS)) {
            return new OfRuns(WorkloadId.parse(key.substring(RUNS.length())));
        } else if (key.startsWith(TASKS)) {
            return new OfTask(new TaskId(key.substring(key.lastIndexOf('/') + 1)));
        } else if (key.startsWith(INTENTS)) {
            return new OfIntent(new NodeName(key.substring(INTENTS.length())));
        } else if (key.startsWith(OBSERVED)) {
            return observed(key.substring(OBSERVED.length()).split("/", -1));
        }
        return switch (key) {
            case ROUTING -> new OfRouting();
            case POLICY -> new OfPolicy();
            default -> new Elsewhere();
        };
    }

    private static StoreAddress observed(String[] path) {
        NodeName node = new NodeName(path[0]);
        if (path.length == 3 && path[1].equals("tasks")) {
            return new OfStatus(node, new TaskId(path[2]));
        }
        return switch (path.length == 2 ? path[1] : "") {
            case "facts" -> new OfFacts(node);
            case "session" -> new OfSession(node);
            case "router" -> new OfRouterAck(node);
            default -> new Elsewhere();
        };
    }
}
