package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.server.gateway.TaskLedger.Write;
import dev.podium.orchestrator.store.rebuild.Rebuild;
import dev.podium.orchestrator.wire.NodeCodec;
import dev.podium.orchestrator.wire.RoutingCodec;
import dev.podium.orchestrator.wire.TaskCodec;
import dev.podium.orchestrator.wire.v1.DesiredState;
import dev.podium.orchestrator.wire.v1.Hello;
import dev.podium.orchestrator.wire.v1.NodeFacts;
import dev.podium.orchestrator.wire.v1.NodeReport;
import dev.podium.orchestrator.wire.v1.RouterAck;
import dev.podium.orchestrator.wire.v1.Task;
import dev.podium.orchestrator.wire.v1.Welcome;
import io.grpc.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What node and gateway tell each other in one session, heartbeats apart. Used by one thread at a time: that of the session's
 * mailbox. Blocks on the store.
 */
final class Dialogue {
    private static final Logger log = LoggerFactory.getLogger(Dialogue.class);

    private final NodeName node;
    private final Sessions sessions;
    private final OrderStream orders;
    private final Runnable admit;
    private final TaskLedger ledger = new TaskLedger();

    private boolean greeted;
    private Instant connectedSince = Instant.EPOCH;
    private SessionMark mark;
    private long tasksAsOf;
    private NodeFacts facts = NodeFacts.getDefaultInstance();
    private RouterAck routerAck = RouterAck.getDefaultInstance();

    /** @param admit called when a hello proved good, before anything is read or written: ends the node's earlier session */
    Dialogue(NodeName node, Sessions sessions, OrderStream orders, Runnable admit) {
        this.node = node;
        this.sessions = sessions;
        this.orders = orders;
        this.admit = admit;
        this.mark = new SessionMark(node, 0);
    }

    /** Whether the node has said hello and was welcomed. */
    boolean greeted() {
        return greeted;
    }

    /** What says that this node is connected through this session; of revision 0 while there is nothing. */
    SessionMark mark() {
        return mark;
    }

    void handle(Event event) throws RefusedException, InterruptedException {
        switch (event) {
            case Event.Reported(NodeReport report) -> reported(report);
            case Event.TaskChanged changed -> taskChanged(changed);
            case Event.Missed missed -> readAgain();
            case Event.MarkLost lost -> markAgain();
            case Event.AdoptionOver over -> sessions.store().write(mark, ledger.unadopted());
            case Event.Nudge nudge -> {}
        }
    }

    private void reported(NodeReport report) throws RefusedException, InterruptedException {
        if (greeted == report.hasHello()) {
            throw new RefusedException(
                    Status.Code.INVALID_ARGUMENT,
                    "UnexpectedReport",
                    "got " + report.getReportCase() + (greeted ? " in the middle of" : " at the start of")
                            + " a session: expected one hello, first");
        }
        try {
            switch (report.getReportCase()) {
                case HELLO -> hello(report.getHello());
                case FACTS -> facts(report.getFacts());
                case TASKS -> report.getTasks().getTasksList().forEach(this::status);
                case ROUTER_ACK -> routerAck(report.getRouterAck());
                case HEARTBEAT, REPORT_NOT_SET ->
                    log.debug("node {} sent a report of a kind that is not for the dialogue", node);
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    Status.Code.INVALID_ARGUMENT,
                    "BadReport",
                    report.getReportCase() + " report of node \"" + node + "\" is not valid: " + e.getMessage());
        }
    }

    private void hello(Hello hello) throws RefusedException, InterruptedException {
        requireOwn(hello.getFacts().getName());
        NodeCodec.decode(hello.getFacts());
        List<TaskStatus> reported =
                hello.getTasksList().stream().map(TaskCodec::decode).toList();
        admit.run();
        sessions.store().settle();
        connectedSince = sessions.now();
        mark = sessions.store().connect(connection());
        facts(hello.getFacts());
        if (hello.hasRouterAck()) {
            routerAck(hello.getRouterAck());
        }
        Optional<Rebuild> rebuild = sessions.store().rebuild();
        if (rebuild.isPresent()) {
            sessions.store().restore(rebuild.get(), restorable(hello, reported));
        }
        compare(reported);
        if (rebuild.isPresent()) {
            // What was observed has to be there before the leader looks at it.
            sessions.store().settle();
            sessions.store().isBack(rebuild.get(), node);
        }
        orders.welcome(Welcome.newBuilder()
                .setCluster(sessions.settings().cluster())
                .setHeartbeatEvery(sessions.settings().heartbeatEvery().toMillis())
                .build());
        greeted = true;
    }

    private ObservedStore.Connection connection() {
        return new ObservedStore.Connection(
                node, connectedSince, sessions.settings().holder());
    }

    private void compare(List<TaskStatus> reported) {
        ObservedStore store = sessions.store();
        ObservedStore.Assigned assigned = store.assigned(node);
        tasksAsOf = assigned.revision();
        store.write(mark, ledger.hello(assigned.tasks(), store.statuses(node), reported, sessions.now()));
        orders.replace(ledger.assignments());
        log.info(
                "node {} connected, knows {} tasks and is assigned {}",
                node,
                reported.size(),
                assigned.tasks().size());
    }

    /** Records of tasks the node has, that are for this node, and that are to stay for now. */
    private List<Task> restorable(Hello hello, List<TaskStatus> reported) {
        Set<String> present =
                reported.stream().map(status -> status.task().value()).collect(Collectors.toSet());
        return hello.getRecordsList().stream()
                .filter(record -> present.contains(record.getId()))
                .filter(record -> TaskCodec.decode(record).node().equals(node))
                .filter(record -> record.getDesired() != DesiredState.DESIRED_REMOVE)
                .toList();
    }

    private void requireOwn(String name) throws RefusedException {
        if (!name.equals(node.value())) {
            throw new RefusedException(
                    Status.Code.PERMISSION_DENIED,
                    "NotYourName",
                    "the report is of node \"" + name + "\" but the certificate is of node \"" + node
                            + "\": expected both to be the same; start the daemon with --name " + node
                            + " or let it join again");
        }
    }

    private void facts(NodeFacts next) throws RefusedException {
        requireOwn(next.getName());
        NodeCodec.decode(next);
        if (!next.equals(facts)) {
            facts = next;
            sessions.store().facts(mark, next);
        }
    }

    private void routerAck(RouterAck next) throws RefusedException {
        requireOwn(next.getNode());
        RoutingCodec.decode(next);
        if (!next.equals(routerAck)) {
            routerAck = next;
            sessions.store().routerAck(mark, next);
        }
    }

    private void status(dev.podium.orchestrator.wire.v1.TaskStatus message) {
        TaskStatus status = TaskCodec.decode(message);
        ledger.report(status)
                .ifPresentOrElse(
                        write -> sessions.store().write(mark, List.of(write)),
                        () -> sessions.counts().reportIgnored());
    }

    private void taskChanged(Event.TaskChanged changed) {
        if (!greeted || changed.revision() <= tasksAsOf) {
            return;
        }
        Optional<Task> record = changed.record();
        if (record.isPresent()) {
            ledger.assigned(record.get());
            orders.change(ledger.told(record.get()));
        } else {
            Optional<Write> write = ledger.forgotten(changed.task());
            write.ifPresent(wanted -> sessions.store().write(mark, List.of(wanted)));
            orders.remove(changed.task().value());
        }
    }

    private void readAgain() {
        if (greeted) {
            ObservedStore.Assigned assigned = sessions.store().assigned(node);
            tasksAsOf = assigned.revision();
            ledger.reassign(assigned.tasks());
            orders.replace(ledger.assignments());
        }
    }

    /** What was reported meanwhile went with the mark, so all of it is written again. */
    private void markAgain() throws RefusedException {
        if (!greeted) {
            return;
        }
        mark = sessions.store()
                .connectAgain(mark, connection())
                .orElseThrow(() -> new RefusedException(
                        Status.Code.ABORTED,
                        "Superseded",
                        "node \"" + node
                                + "\" has a newer session with another server: expected one daemon per node name"));
        sessions.store().facts(mark, facts);
        sessions.store().routerAck(mark, routerAck);
        ledger.concluded(sessions.store().statuses(node)).forEach(orders::change);
        sessions.store().write(mark, ledger.everything());
    }
}
