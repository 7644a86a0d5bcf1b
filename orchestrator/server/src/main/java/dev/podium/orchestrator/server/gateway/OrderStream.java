package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.wire.v1.Assignments;
import dev.podium.orchestrator.wire.v1.NodeOrder;
import dev.podium.orchestrator.wire.v1.Task;
import dev.podium.orchestrator.wire.v1.Welcome;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stream of orders to one node. Changes wait here while the node's connection is busy, at most one per task and one
 * routing table, so that a slow node costs no more memory than a quick one. Safe for use by several threads; never blocks.
 */
final class OrderStream {
    private final ServerCallStreamObserver<NodeOrder> observer;
    /** By task; empty means removed. */
    private final Map<String, Optional<Task>> changes = new LinkedHashMap<>();

    private Optional<List<Task>> complete = Optional.empty();
    private long routingSent = RoutingState.NONE.revision();
    private boolean welcomed;
    private boolean closed;

    OrderStream(ServerCallStreamObserver<NodeOrder> observer) {
        this.observer = observer;
    }

    synchronized void welcome(Welcome welcome) {
        send(NodeOrder.newBuilder().setWelcome(welcome).build());
        welcomed = true;
    }

    /** The node is to have exactly these tasks. */
    synchronized void replace(List<Task> tasks) {
        changes.clear();
        complete = Optional.of(tasks);
    }

    synchronized void change(Task task) {
        changes.put(task.getId(), Optional.of(task));
    }

    synchronized void remove(String task) {
        changes.put(task, Optional.empty());
    }

    /** Sends what waits if the connection takes more; otherwise it waits on. */
    synchronized void flush(RoutingState routing) {
        if (!welcomed || closed || !observer.isReady()) {
            return;
        }
        complete.ifPresent(
                tasks -> send(Assignments.newBuilder().setComplete(true).addAllTasks(tasks)));
        complete = Optional.empty();
        if (!changes.isEmpty()) {
            Assignments.Builder delta = Assignments.newBuilder();
            changes.forEach((id, task) -> task.ifPresentOrElse(delta::addTasks, () -> delta.addRemoved(id)));
            send(delta);
            changes.clear();
        }
        if (routing.revision() > routingSent) {
            send(NodeOrder.newBuilder().setRouting(routing.table()).build());
            routingSent = routing.revision();
        }
    }

    /** Sends at once if the connection takes more, else not at all. */
    synchronized void offer(NodeOrder order) {
        if (observer.isReady()) {
            send(order);
        }
    }

    /** Sends at once; {@code false} if the stream is over. */
    synchronized boolean send(NodeOrder order) {
        if (closed || observer.isCancelled()) {
            return false;
        }
        observer.onNext(order);
        return true;
    }

    private void send(Assignments.Builder assignments) {
        send(NodeOrder.newBuilder().setAssignments(assignments).build());
    }

    synchronized void close(Refusal why) {
        if (!closed && !observer.isCancelled()) {
            if (why.asStatus().isOk()) {
                observer.onCompleted();
            } else {
                observer.onError(why.asException());
            }
        }
        closed = true;
    }

    /** Lets the node send one report more. */
    synchronized void request() {
        if (!closed) {
            observer.request(1);
        }
    }
}
