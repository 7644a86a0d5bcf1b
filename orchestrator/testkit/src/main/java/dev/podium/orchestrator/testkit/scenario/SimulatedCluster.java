package dev.podium.orchestrator.testkit.scenario;

import dev.podium.orchestrator.engine.Planner;
import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.model.cluster.Blocker;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A store, machines and the planner, on a clock that moves by {@link #STEP} when told. Each step the machines act, their reports
 * arrive, and plans are committed until there is nothing left to do.
 */
final class SimulatedCluster {
    static final Duration STEP = Duration.ofMillis(250);
    /** More plans than this in a row at one moment would mean that the planner argues with itself. */
    private static final int PLANS_IN_A_ROW = 10;

    final SimulatedStore store = new SimulatedStore();
    final Map<NodeName, SimulatedNode> machines = new TreeMap<>();
    final Supplier<TaskId> ids = new Supplier<>() {
        private int last;

        @Override
        public TaskId get() {
            return new TaskId(String.format(Locale.ROOT, "task-%05d", ++last));
        }
    };
    private final Planner planner = new Planner(ids, PlannerSettings.DEFAULT);
    private final Invariants invariants = new Invariants();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Plan last = new Plan(0, List.of(), Optional.empty(), Map.of(), Optional.empty());

    Instant now() {
        return now;
    }

    /** The latest plan; after a step an empty one, with the outlooks as they are. */
    Plan last() {
        return last;
    }

    void join(NodeFacts facts, Duration skew) {
        machines.put(facts.name(), new SimulatedNode(facts, skew, ids));
        store.nodes.put(facts.name(), facts);
        connect(machine(facts.name()));
    }

    SimulatedNode machine(NodeName name) {
        return Optional.ofNullable(machines.get(name)).orElseThrow();
    }

    void connect(SimulatedNode machine) {
        List<TaskStatus> known = machine.connect(now);
        if (known.stream().anyMatch(status -> status.succeeds().isPresent())) {
            invariants.excuse(machine.name());
        }
        store.hello(machine.name(), known, now);
    }

    void disconnect(SimulatedNode machine) {
        machine.disconnect(now);
        store.sessions.put(machine.name(), new NodeSession(machine.name(), false, now));
    }

    /** The operators take the machine out of the cluster for good. */
    void remove(NodeName name) {
        machines.remove(name);
        store.nodes.remove(name);
        store.sessions.remove(name);
        store.acks.remove(name);
    }

    void step() {
        now = now.plus(STEP);
        machines.values().forEach(machine -> {
            deliver(machine);
            act(machine);
        });
        plan();
    }

    void deliver(SimulatedNode machine) {
        if (machine.connected()) {
            machine.assign(
                    store.tasksOn(machine.name()).stream().map(this::asSent).toList(), store.routing, now);
        }
    }

    void act(SimulatedNode machine) {
        machine.tick(now);
        receive(machine);
    }

    void receive(SimulatedNode machine) {
        machine.outbox().forEach(store::report);
        machine.outbox().clear();
        if (machine.connected()) {
            machine.ack().ifPresent(ack -> store.acks.put(machine.name(), ack));
        }
    }

    void advanceClock(Duration by) {
        now = now.plus(by);
    }

    void plan() {
        for (int i = 0; i < PLANS_IN_A_ROW; i++) {
            last = planner.plan(store.snapshot(), now);
            if (last.empty()) {
                wakesNoTooLate(last);
                return;
            }
            store.commit(last);
            invariants.check(store.snapshot());
        }
        throw new AssertionError("the planner does not come to rest: " + last);
    }

    /** Between now and the moment the plan names, nothing may change by itself. */
    private void wakesNoTooLate(Plan plan) {
        Instant before = plan.wakeAt().orElse(now.plus(Duration.ofDays(1))).minusMillis(1);
        if (before.isAfter(now)) {
            Plan later = planner.plan(store.snapshot(), before);
            if (!later.empty() || !later.outlooks().equals(plan.outlooks())) {
                throw new AssertionError("nothing was said to happen before " + plan.wakeAt() + ", but at " + before
                        + " comes " + later);
            }
        }
    }

    /** As gateways send it: of a task given up as lost nothing may remain. */
    private Task asSent(Task task) {
        return store.state(task.id()) == TaskState.ORPHANED && task.desired() != DesiredState.REMOVE
                ? task.desire(DesiredState.REMOVE, now)
                : task;
    }

    /** What keeps nodes that are being emptied from getting empty. */
    Map<NodeName, List<Blocker>> blockers() {
        return planner.blockers(store.snapshot(), now);
    }

    ClusterSnapshot snapshot() {
        return store.snapshot();
    }
}
