package dev.podium.orchestrator.server.loop;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.wire.OutlookCodec;
import dev.podium.orchestrator.wire.RoutingCodec;
import dev.podium.orchestrator.wire.RunCodec;
import dev.podium.orchestrator.wire.TaskCodec;
import dev.podium.orchestrator.wire.v1.NodeSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a plan into the writes that carry it out, in order. */
final class PlanSteps {
    private static final Logger LOG = LoggerFactory.getLogger(PlanSteps.class);

    private final ClusterStore store;
    private final Map<TaskId, Task> tasks;
    private final Set<WorkloadId> books;
    private final List<Step> steps = new ArrayList<>();

    private PlanSteps(ClusterStore store, ClusterSnapshot planned) {
        this.store = store;
        this.tasks = new HashMap<>(planned.tasks());
        this.books = planned.runs().keySet();
    }

    /** @param outlooks what is written at present */
    static List<Step> of(Plan plan, ClusterSnapshot planned, Map<WorkloadId, Outlook> outlooks, ClusterStore store) {
        PlanSteps making = new PlanSteps(store, planned);
        plan.changes().forEach(making::add);
        plan.routing()
                .ifPresent(table -> making.steps.add(
                        Step.put(StoreKeys.ROUTING, RoutingCodec.encode(table).toByteArray())));
        making.addOutlooks(outlooks, plan.outlooks());
        return making.steps;
    }

    private void add(Change change) {
        switch (change) {
            case Change.Create(Task task) -> put(task);
            case Change.Desire desire -> known(desire.task(), change).ifPresent(task -> put(desire.applied(task)));
            case Change.Conclude(TaskStatus status) ->
                known(status.task(), change).ifPresent(task -> conclude(task, status));
            case Change.Forget(TaskId id) -> known(id, change).ifPresent(this::forget);
            case Change.KeepRuns(RunBook book) -> keep(book);
            case Change.ForgetWorkload(WorkloadId workload, String uid) -> forget(workload);
        }
    }

    private void put(Task task) {
        tasks.put(task.id(), task);
        steps.add(Step.put(StoreKeys.task(task), TaskCodec.encode(task).toByteArray()));
    }

    /** Into a store that lost it the platform API puts the book back: a leader that saw none must not begin another one over it. */
    private void keep(RunBook book) {
        String key = StoreKeys.runs(book.workload());
        Step step = Step.put(key, RunCodec.encode(book).toByteArray());
        steps.add(books.contains(book.workload()) ? step : step.when(new Guard.Absent(key)));
    }

    /**
     * The node's gateway writes this key too: only what was seen may be overwritten, and only as long as the node has no session. A node
     * that says hello at this moment is heard first: its gateway may have read the status already and is about to write it.
     */
    private void conclude(Task task, TaskStatus status) {
        String key = StoreKeys.status(task.node(), task.id());
        steps.add(Step.put(key, TaskCodec.encode(status).toByteArray())
                .when(unchanged(key), unconnected(StoreKeys.session(task.node()))));
    }

    private Guard unconnected(String session) {
        return store.get(session)
                .filter(entry -> !connected(entry))
                .<Guard>map(entry -> new Guard.Unchanged(session, entry.modRevision()))
                .orElseGet(() -> new Guard.Absent(session));
    }

    private static boolean connected(ClusterStore.Entry session) {
        try {
            return NodeSession.parseFrom(session.value()).getConnected();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("store entry " + session.key() + " is damaged", e);
        }
    }

    private void forget(Task task) {
        tasks.remove(task.id());
        steps.add(Step.delete(StoreKeys.task(task)));
        steps.add(Step.delete(StoreKeys.status(task.node(), task.id())));
    }

    /** The platform API writes this key too: an app made anew must not be lost. */
    private void forget(WorkloadId workload) {
        String key = StoreKeys.workload(workload);
        Guard guard = unchanged(key);
        if (guard instanceof Guard.Unchanged) {
            steps.add(Step.delete(key).when(guard));
        }
        if (books.contains(workload)) {
            steps.add(Step.delete(StoreKeys.runs(workload)));
        }
    }

    private Guard unchanged(String key) {
        return store.get(key)
                .<Guard>map(entry -> new Guard.Unchanged(key, entry.modRevision()))
                .orElseGet(() -> new Guard.Absent(key));
    }

    private void addOutlooks(Map<WorkloadId, Outlook> written, Map<WorkloadId, Outlook> wanted) {
        wanted.forEach((workload, outlook) -> {
            if (!outlook.equals(written.get(workload))) {
                byte[] value = OutlookCodec.encode(outlook).toByteArray();
                steps.add(Step.put(StoreKeys.progress(workload), value));
            }
        });
        written.keySet().stream()
                .filter(workload -> !wanted.containsKey(workload))
                .forEach(workload -> steps.add(Step.delete(StoreKeys.progress(workload))));
    }

    private Optional<Task> known(TaskId id, Change change) {
        Optional<Task> task = Optional.ofNullable(tasks.get(id));
        if (task.isEmpty()) {
            LOG.warn("{} names a task that has no record and is left out", change);
        }
        return task;
    }
}
