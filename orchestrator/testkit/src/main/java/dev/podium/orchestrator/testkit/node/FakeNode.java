package dev.podium.orchestrator.testkit.node;

import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.wire.NodeCodec;
import dev.podium.orchestrator.wire.RoutingCodec;
import dev.podium.orchestrator.wire.TaskCodec;
import dev.podium.orchestrator.wire.v1.Assignments;
import dev.podium.orchestrator.wire.v1.Hello;
import dev.podium.orchestrator.wire.v1.NodeOrder;
import dev.podium.orchestrator.wire.v1.NodeReport;
import dev.podium.orchestrator.wire.v1.OpenTunnel;
import dev.podium.orchestrator.wire.v1.TaskReports;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A node daemon without a machine: real certificate, real session, tasks that exist only as statuses. Safe for use by several
 * threads.
 *
 * <p>What it knows of its tasks outlives its sessions, as a daemon's state on disk does; {@link #forgetAll} is a lost disk.
 */
public final class FakeNode implements AutoCloseable {
    private final FakeNodes fleet;
    private final FakeLogs logs = new FakeLogs();
    private final Map<TaskId, Task> assigned = new LinkedHashMap<>();
    private final Map<TaskId, TaskStatus> statuses = new LinkedHashMap<>();
    private NodeCredentials credentials;
    private NodeFacts facts;
    private InetSocketAddress gateway;
    private Behaviour behaviour = Behaviour.PROMPT;
    private Optional<FakeSession> session = Optional.empty();
    private RoutingTable routing = RoutingTable.EMPTY;

    FakeNode(FakeNodes fleet, NodeCredentials credentials) {
        this.fleet = fleet;
        this.credentials = credentials;
        this.gateway = fleet.gateway();
        this.facts = new NodeFacts(
                new NodeName(credentials.name()),
                "0.1.0",
                "linux",
                "amd64",
                "20.10",
                "127.0.0.1",
                credentials.labels(),
                new Amount(Cpu.ofCores(4), Bytes.ofGibi(8), 4096),
                List.of(),
                "127.0.0.1:8000",
                true,
                List.of());
    }

    public NodeName name() {
        return new NodeName(credentials.name());
    }

    public NodeCredentials credentials() {
        return credentials;
    }

    /** From now on it treats its tasks in this way. */
    public synchronized FakeNode behave(Behaviour how) {
        behaviour = how;
        return this;
    }

    /** From now on it says this of itself. */
    public synchronized FakeNode facts(UnaryOperator<NodeFacts> change) {
        facts = change.apply(facts);
        session.ifPresent(open -> open.send(
                NodeReport.newBuilder().setFacts(NodeCodec.encode(facts)).build()));
        return this;
    }

    /** From now on it connects to this gateway of the cluster. */
    public synchronized FakeNode at(InetSocketAddress otherGateway) {
        gateway = otherGateway;
        return this;
    }

    /** The logs its tasks have written. */
    public FakeLogs logs() {
        return logs;
    }

    /** Opens a session and says hello; does not wait for the answer. An earlier session is left as it is. */
    public synchronized FakeSession connect() {
        return connectSaying(NodeReport.newBuilder().setHello(hello()).build());
    }

    /** Opens a session with any first report, sensible or not. */
    public synchronized FakeSession connectSaying(NodeReport first) {
        FakeSession opened = new FakeSession(this, fleet, gateway, credentials);
        session = Optional.of(opened);
        opened.start(first);
        return opened;
    }

    private Hello hello() {
        RouterAck ack = new RouterAck(name(), routing.version(), Set.of());
        return Hello.newBuilder()
                .setFacts(NodeCodec.encode(facts))
                .addAllTasks(statuses.values().stream().map(TaskCodec::encode).toList())
                .setRouterAck(RoutingCodec.encode(ack))
                .addAllRecords(assigned.values().stream().map(TaskCodec::encode).toList())
                .build();
    }

    /** Breaks the connection, as a pulled cable or a killed daemon does. */
    public synchronized void disconnect() {
        session.ifPresent(FakeSession::close);
        session = Optional.empty();
    }

    /** Takes a new key and certificate; sessions opened from now on use them. */
    public void renew() {
        NodeCredentials fresh = credentials.renew(fleet.gateway());
        synchronized (this) {
            credentials = fresh;
        }
    }

    public synchronized boolean connected() {
        return session.filter(FakeSession::welcomed).isPresent();
    }

    /** The tasks it is to run, as it was last told. */
    public synchronized Map<TaskId, Task> assigned() {
        return Map.copyOf(assigned);
    }

    /** What it knows of its tasks. */
    public synchronized Map<TaskId, TaskStatus> statuses() {
        return Map.copyOf(statuses);
    }

    public synchronized RoutingTable routing() {
        return routing;
    }

    /** Something happened to a task: remembered, and reported if there is a session. */
    public synchronized void report(TaskStatus status) {
        statuses.put(status.task(), status);
        session.ifPresent(open -> open.send(NodeReport.newBuilder()
                .setTasks(TaskReports.newBuilder().addTasks(TaskCodec.encode(status)))
                .build()));
    }

    /** Loses all it knew of its tasks. */
    public synchronized void forgetAll() {
        statuses.clear();
        assigned.clear();
    }

    synchronized void obey(FakeSession from, NodeOrder order) {
        switch (order.getOrderCase()) {
            case ASSIGNMENTS -> assign(order.getAssignments());
            case ROUTING -> route(from, RoutingCodec.decode(order.getRouting()));
            case OPEN_TUNNEL -> open(from, order.getOpenTunnel());
            case WELCOME, HEARTBEAT_ACK, ORDER_NOT_SET -> {}
        }
    }

    private void assign(Assignments assignments) {
        List<Task> tasks =
                assignments.getTasksList().stream().map(TaskCodec::decode).toList();
        if (assignments.getComplete()) {
            assigned.clear();
            List<TaskId> wanted = tasks.stream().map(Task::id).toList();
            // Tasks it made by itself wait to be adopted.
            statuses.values()
                    .removeIf(status ->
                            !wanted.contains(status.task()) && status.succeeds().isEmpty());
        }
        for (String removed : assignments.getRemovedList()) {
            assigned.remove(new TaskId(removed));
            statuses.remove(new TaskId(removed));
        }
        for (Task task : tasks) {
            assigned.put(task.id(), task);
            Optional<TaskStatus> last = Optional.ofNullable(statuses.get(task.id()));
            if (task.desired() == DesiredState.REMOVE && last.isEmpty()) {
                continue;
            }
            behaviour.react(task, last, fleet.clock().instant()).forEach(this::report);
        }
    }

    private void route(FakeSession from, RoutingTable table) {
        routing = table;
        RouterAck ack = new RouterAck(name(), table.version(), Set.of());
        from.send(NodeReport.newBuilder().setRouterAck(RoutingCodec.encode(ack)).build());
    }

    private void open(FakeSession from, OpenTunnel tunnel) {
        from.tunnel(tunnel, logs);
    }

    @Override
    public void close() {
        disconnect();
    }
}
