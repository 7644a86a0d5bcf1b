package dev.podium.orchestrator.store.mirror;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The typed copy itself. Not safe for use by several threads. */
final class MirrorState {
    private final Shelf<WorkloadId, Workload> workloads = new Shelf<>();
    private final Shelf<WorkloadId, List<RouteRule>> routes = new Shelf<>();
    private final Shelf<WorkloadId, Outlook> outlooks = new Shelf<>();
    private final Shelf<WorkloadId, RunBook> runs = new Shelf<>();
    private final Shelf<TaskId, Task> tasks = new Shelf<>();
    private final Shelf<TaskId, TaskStatus> statuses = new Shelf<>();
    private final Shelf<NodeName, NodeFacts> facts = new Shelf<>();
    private final Shelf<NodeName, NodeIntent> intents = new Shelf<>();
    private final Shelf<NodeName, NodeSession> sessions = new Shelf<>();
    private final Shelf<NodeName, RouterAck> acks = new Shelf<>();
    private RoutingTable routing = RoutingTable.EMPTY;
    private ClusterPolicy policy = ClusterPolicy.DEFAULT;

    ClusterSnapshot snapshot(long revision) {
        return new ClusterSnapshot(
                revision,
                workloads.all(),
                tasks.all(),
                statuses.all(),
                facts.all(),
                intents.all(),
                sessions.all(),
                routes.all().values().stream().flatMap(List::stream).sorted().toList(),
                routing,
                acks.all(),
                policy,
                runs.all());
    }

    Map<WorkloadId, Outlook> outlooks() {
        return outlooks.all();
    }

    /**
     * Takes over a key's new value, none when it was deleted; empty when the copy says so already.
     *
     * @throws InvalidProtocolBufferException if the value is damaged
     * @throws IllegalArgumentException if key or value hold something no model value can
     */
    Optional<MirrorChange> apply(String key, Optional<byte[]> value) throws InvalidProtocolBufferException {
        RecordBytes record = new RecordBytes(value);
        return switch (StoreAddress.parse(key)) {
            case StoreAddress.OfWorkload(var id) ->
                workloads
                        .set(id, record.workload())
                        .map(shift -> new MirrorChange.WorkloadChanged(id, shift.before(), shift.after()));
            case StoreAddress.OfRoutes(var id) ->
                routes.set(id, record.routes())
                        .map(shift -> new MirrorChange.RoutesChanged(
                                id,
                                shift.before().orElse(List.of()),
                                shift.after().orElse(List.of())));
            case StoreAddress.OfOutlook(var id) ->
                outlooks.set(id, record.outlook())
                        .map(shift -> new MirrorChange.OutlookChanged(id, shift.before(), shift.after()));
            case StoreAddress.OfRuns(var id) ->
                runs.set(id, record.runs())
                        .map(shift -> new MirrorChange.RunsChanged(id, shift.before(), shift.after()));
            case StoreAddress.OfTask(var id) ->
                tasks.set(id, record.task())
                        .map(shift -> new MirrorChange.TaskChanged(id, shift.before(), shift.after()));
            case StoreAddress.OfStatus(var node, var task) ->
                statuses.set(task, record.status())
                        .map(shift -> new MirrorChange.StatusChanged(task, node, shift.before(), shift.after()));
            case StoreAddress.OfFacts(var node) ->
                facts.set(node, record.facts())
                        .map(shift -> new MirrorChange.FactsChanged(node, shift.before(), shift.after()));
            case StoreAddress.OfIntent(var node) ->
                intents.set(node, record.intent())
                        .map(shift -> new MirrorChange.IntentChanged(node, shift.before(), shift.after()));
            case StoreAddress.OfSession(var node) ->
                sessions.set(node, record.session())
                        .map(shift -> new MirrorChange.SessionChanged(node, shift.before(), shift.after()));
            case StoreAddress.OfRouterAck(var node) ->
                acks.set(node, record.routerAck())
                        .map(shift -> new MirrorChange.RouterAckChanged(node, shift.before(), shift.after()));
            case StoreAddress.OfRouting() -> route(record.routing().orElse(RoutingTable.EMPTY));
            case StoreAddress.OfPolicy() -> want(record.policy().orElse(ClusterPolicy.DEFAULT));
            case StoreAddress.Elsewhere() -> Optional.empty();
        };
    }

    private Optional<MirrorChange> route(RoutingTable after) {
        RoutingTable before = routing;
        routing = after;
        return before.equals(after) ? Optional.empty() : Optional.of(new MirrorChange.RoutingChanged(before, after));
    }

    private Optional<MirrorChange> want(ClusterPolicy after) {
        ClusterPolicy before = policy;
        policy = after;
        return before.equals(after) ? Optional.empty() : Optional.of(new MirrorChange.PolicyChanged(before, after));
    }
}
