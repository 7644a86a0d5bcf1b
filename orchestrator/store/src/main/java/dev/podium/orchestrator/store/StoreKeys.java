package dev.podium.orchestrator.store;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.WorkloadId;

/** The layout of the cluster store. Each family of keys has one writer. */
public final class StoreKeys {
    /** {@code /workloads/<namespace>/<app>}: {@code Workload}; platform API. */
    public static final String WORKLOADS = "/workloads/";

    /** {@code /routes/<namespace>/<app>}: {@code RouteRules}; platform API. */
    public static final String ROUTES = "/routes/";

    /** {@code /intents/<node>}: {@code NodeIntent}; platform API. */
    public static final String INTENTS = "/intents/";

    /** The {@code ClusterPolicy}; platform API. Absent while nobody wanted anything but the default. */
    public static final String POLICY = "/policy";

    /** {@code /join-tokens/<id>}: {@code JoinToken}; made by the platform API, its uses counted down by the gateway. */
    public static final String JOIN_TOKENS = "/join-tokens/";

    /** {@code /tasks/<node>/<task>}: {@code Task}; the leader. */
    public static final String TASKS = "/tasks/";

    /** {@code /progress/<namespace>/<app>}: {@code Outlook}; the leader. */
    public static final String PROGRESS = "/progress/";

    /**
     * {@code /runs/<namespace>/<job or cron>}: {@code RunBook}; the leader. The platform API, which keeps a copy in SQL, puts it back
     * into a store that has none, together with the workload and only where there is none.
     */
    public static final String RUNS = "/runs/";

    /** The {@code RoutingTable}; the leader. */
    public static final String ROUTING = "/routing";

    /** {@code /observed/<node>/facts|session|gateway|router|tasks/<task>}; the gateway that holds the node's session. */
    public static final String OBSERVED = "/observed/";

    /** {@code /rebuild}: the {@code RebuildOrder}; whoever rebuilds the store. Ended by the leader. */
    public static final String REBUILD = "/rebuild";

    /** {@code /rebuild/intent}: all intent is in the store again; platform API. */
    public static final String REBUILT_INTENT = "/rebuild/intent";

    /** {@code /rebuild/nodes/<node>}: what the node runs is in the store again; the gateway that holds its session. */
    public static final String REBUILT_NODES = "/rebuild/nodes/";

    /** {@code /agreements/<name>}: fingerprints of what all servers must have alike; the first server to start. */
    public static final String AGREEMENTS = "/agreements/";

    /**
     * {@code /caught-up}: empty. The leader writes it when its mirror does not come as far as the store after a commit whose answer was lost:
     * when the mirror hears of it, it has heard of whatever that commit did.
     */
    public static final String CAUGHT_UP = "/caught-up";

    /** {@code /leader}: held under a lease by the one server that decides. */
    public static final String LEADER = "/leader";

    private StoreKeys() {}

    public static String workload(WorkloadId id) {
        return WORKLOADS + id;
    }

    public static String routes(WorkloadId id) {
        return ROUTES + id;
    }

    public static String intent(NodeName node) {
        return INTENTS + node;
    }

    public static String joinToken(String id) {
        return JOIN_TOKENS + id;
    }

    public static String task(Task task) {
        return TASKS + task.node() + "/" + task.id();
    }

    public static String progress(WorkloadId id) {
        return PROGRESS + id;
    }

    public static String runs(WorkloadId id) {
        return RUNS + id;
    }

    public static String facts(NodeName node) {
        return OBSERVED + node + "/facts";
    }

    public static String session(NodeName node) {
        return OBSERVED + node + "/session";
    }

    public static String gateway(NodeName node) {
        return OBSERVED + node + "/gateway";
    }

    public static String routerAck(NodeName node) {
        return OBSERVED + node + "/router";
    }

    public static String status(NodeName node, TaskId task) {
        return OBSERVED + node + "/tasks/" + task;
    }
}
