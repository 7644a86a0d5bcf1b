package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.server.loop.Decisions;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Ways to get it wrong, each built around what is right. */
enum Mistake implements Faults {
    COMMITS_WITHOUT_FENCE("only the leader decides") {
        @Override
        public ClusterStore store(ClusterStore real) {
            return new LenientStore(real, Guard.CreatedAt.class);
        }
    },
    FORGETS_THE_ROOM_OF_LEAVING_TASKS("no node is over-committed") {
        @Override
        ClusterSnapshot seen(ClusterSnapshot s) {
            return Retouched.nodes(
                    s,
                    facts -> Cluster.with(
                            facts, grown(facts.capacity(), leavingFrom(facts.name(), s)), facts.engineUp()));
        }
    },
    PLACES_ON_CORDONED_NODES("tasks go to nodes that take them") {
        @Override
        ClusterSnapshot seen(ClusterSnapshot s) {
            return Retouched.intents(s, Map.of());
        }
    },
    PLACES_ON_NODES_OUT_OF_TOUCH("tasks go to nodes that take them") {
        @Override
        ClusterSnapshot seen(ClusterSnapshot s) {
            Map<dev.podium.orchestrator.model.node.NodeName, NodeSession> all = new HashMap<>();
            s.sessions().forEach((node, session) -> all.put(node, new NodeSession(node, true, session.since())));
            return Retouched.sessions(s, all);
        }
    },
    ROUTES_BEFORE_READY("requests go to ready tasks that are to run") {
        @Override
        Plan wanted(ClusterSnapshot s, Plan plan) {
            return Retouched.routing(plan, plan.routing().map(table -> withRunning(table, s)));
        }
    },
    ROUTES_TO_LEAVING_TASKS("requests go to ready tasks that are to run") {
        @Override
        Plan wanted(ClusterSnapshot s, Plan plan) {
            return plan.changes().stream().anyMatch(Change.Desire.class::isInstance)
                    ? Retouched.routing(
                            plan,
                            plan.routing()
                                    .map(table -> RoutingTable.of(
                                            table.version(),
                                            table.rules(),
                                            s.routing().endpoints())))
                    : plan;
        }
    },
    STOPS_WITHOUT_DRAIN("no request meets a stopped task") {
        @Override
        Plan wanted(ClusterSnapshot s, Plan plan) {
            return Retouched.changes(
                    plan,
                    change -> change instanceof Change.Desire(TaskId task, DesiredState state, var at, var cause)
                                    && state == DesiredState.DRAIN
                            ? Stream.of(new Change.Desire(task, DesiredState.STOP, at, cause))
                            : Stream.of(change));
        }
    },
    TAKES_ROUTERS_AT_THEIR_WORD_BEFORE_THEY_GAVE_IT("no request meets a stopped task") {
        @Override
        ClusterSnapshot seen(ClusterSnapshot s) {
            Map<dev.podium.orchestrator.model.node.NodeName, RouterAck> acks = new HashMap<>();
            s.nodes()
                    .keySet()
                    .forEach(node ->
                            acks.put(node, new RouterAck(node, s.routing().version(), Set.of())));
            return Retouched.acks(s, acks);
        }
    },
    MAKES_TWO_TASKS_FOR_ONE(
            "few tasks in a slot", "no more tasks than replicas and surge", "no node is over-committed") {
        @Override
        Plan wanted(ClusterSnapshot s, Plan plan) {
            return Retouched.changes(
                    plan,
                    change -> change instanceof Change.Create(Task task)
                            ? Stream.of(change, new Change.Create(Retouched.as(task, new TaskId(task.id() + "9"))))
                            : Stream.of(change));
        }
    },
    FILLS_A_SLOT_TOO_MANY("no more tasks than replicas and surge") {
        @Override
        ClusterSnapshot seen(ClusterSnapshot s) {
            return Retouched.workloads(
                    s,
                    w -> new Workload(
                            w.id(),
                            w.uid(),
                            w.kind(),
                            w.replicas() + 1,
                            w.release(),
                            w.restarts(),
                            w.terms(),
                            w.deleted(),
                            w.job(),
                            w.cron()));
        }
    },
    NEVER_GIVES_UP_LOST_TASKS("the cluster comes to rest as wanted") {
        @Override
        Plan wanted(ClusterSnapshot s, Plan plan) {
            return Retouched.changes(
                    plan, change -> change instanceof Change.Conclude ? Stream.of() : Stream.of(change));
        }
    },
    NEVER_STOPS_WHAT_IS_DRAINED("the cluster comes to rest as wanted", "no more tasks than replicas and surge") {
        @Override
        Plan wanted(ClusterSnapshot s, Plan plan) {
            return Retouched.changes(
                    plan,
                    change -> change instanceof Change.Desire(var task, DesiredState state, var at, var cause)
                                    && state == DesiredState.STOP
                            ? Stream.of()
                            : Stream.of(change));
        }
    },
    SAYS_NOTHING("the cluster comes to rest as wanted") {
        @Override
        Plan wanted(ClusterSnapshot s, Plan plan) {
            return new Plan(plan.revision(), plan.changes(), plan.routing(), Map.of(), plan.wakeAt());
        }
    },
    SLEEPS_TOO_LONG("a leader wakes when there is something to do") {
        @Override
        Plan wanted(ClusterSnapshot s, Plan plan) {
            return new Plan(
                    plan.revision(),
                    plan.changes(),
                    plan.routing(),
                    plan.outlooks(),
                    plan.wakeAt().map(at -> at.plus(Duration.ofHours(1))));
        }
    };

    private final List<String> noticedAs;

    Mistake(String... noticedAs) {
        this.noticedAs = List.of(noticedAs);
    }

    /** Any of these invariants may be the first to break. */
    List<String> noticedAs() {
        return noticedAs;
    }

    /** What the planner is shown. */
    ClusterSnapshot seen(ClusterSnapshot s) {
        return s;
    }

    /** What is made of its plan. */
    Plan wanted(ClusterSnapshot s, Plan plan) {
        return plan;
    }

    @Override
    public Decisions decisions(Decisions real) {
        return (snapshot, now) -> wanted(snapshot, real.plan(seen(snapshot), now));
    }

    private static Amount leavingFrom(dev.podium.orchestrator.model.node.NodeName node, ClusterSnapshot s) {
        return s.tasks().values().stream()
                .filter(task -> task.node().equals(node) && task.desired() != DesiredState.RUN)
                .filter(task -> Optional.ofNullable(s.statuses().get(task.id()))
                        .filter(status -> status.state().ended())
                        .isEmpty())
                .map(task -> task.release().resources().request())
                .reduce(Amount.ZERO, Amount::plus);
    }

    private static Amount grown(Amount capacity, Amount by) {
        Amount sum = capacity.plus(by);
        return capacity.pids() == 0 ? new Amount(sum.cpu(), sum.memory(), 0, sum.disk(), sum.generic()) : sum;
    }

    private static RoutingTable withRunning(RoutingTable table, ClusterSnapshot s) {
        Map<WorkloadId, List<Endpoint>> endpoints = new TreeMap<>(table.endpoints());
        for (Task task : s.tasks().values()) {
            TaskStatus status = s.statuses().get(task.id());
            if (status != null
                    && status.state().running()
                    && !status.ready()
                    && table.endpoints().containsKey(task.workload())) {
                List<Endpoint> more = new ArrayList<>(Objects.requireNonNull(endpoints.get(task.workload())));
                more.add(new Endpoint(task.id(), status.address().orElse("")));
                endpoints.put(task.workload(), more);
            }
        }
        return RoutingTable.of(table.version(), table.rules(), endpoints);
    }
}
