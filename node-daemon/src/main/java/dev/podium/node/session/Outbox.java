package dev.podium.node.session;

import dev.podium.node.agent.Signal;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.wire.NodeCodec;
import dev.podium.orchestrator.wire.RoutingCodec;
import dev.podium.orchestrator.wire.TaskCodec;
import dev.podium.orchestrator.wire.v1.Hello;
import dev.podium.orchestrator.wire.v1.NodeReport;
import dev.podium.orchestrator.wire.v1.TaskReports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What has changed since it was last told. Only names of things are kept; what is sent is how they are at that moment, so that
 * many changes of one task in a row cost one report.
 */
public final class Outbox {
    private final NodeSide node;
    private final Signal signal = new Signal();

    // Guarded by this.
    private Set<TaskId> tasks = new LinkedHashSet<>();
    private boolean facts;
    private boolean ack;

    public Outbox(NodeSide node) {
        this.node = node;
    }

    public synchronized void taskChanged(TaskId task) {
        tasks.add(task);
        signal.raise();
    }

    public synchronized void factsChanged() {
        facts = true;
        signal.raise();
    }

    public synchronized void ackChanged() {
        ack = true;
        signal.raise();
    }

    /** Everything; changes from now on are told by {@link #reports}. */
    NodeReport hello() {
        take();
        Hello.Builder hello = Hello.newBuilder()
                .setFacts(NodeCodec.encode(node.facts()))
                .setRouterAck(RoutingCodec.encode(node.ack()));
        node.statuses().forEach(status -> hello.addTasks(TaskCodec.encode(status)));
        node.tasks().forEach(task -> hello.addRecords(TaskCodec.encode(task)));
        return NodeReport.newBuilder().setHello(hello).build();
    }

    void await(Duration atMost) throws InterruptedException {
        signal.await(atMost);
    }

    void wake() {
        signal.raise();
    }

    /** What is to be told now, perhaps nothing. */
    List<NodeReport> reports() {
        Changes changes = take();
        List<NodeReport> reports = new ArrayList<>();
        TaskReports.Builder statuses = TaskReports.newBuilder();
        for (TaskId task : changes.tasks()) {
            Optional<TaskStatus> status = node.status(task);
            status.ifPresent(found -> statuses.addTasks(TaskCodec.encode(found)));
        }
        if (statuses.getTasksCount() > 0) {
            reports.add(NodeReport.newBuilder().setTasks(statuses).build());
        }
        if (changes.facts()) {
            reports.add(NodeReport.newBuilder()
                    .setFacts(NodeCodec.encode(node.facts()))
                    .build());
        }
        if (changes.ack()) {
            reports.add(NodeReport.newBuilder()
                    .setRouterAck(RoutingCodec.encode(node.ack()))
                    .build());
        }
        return reports;
    }

    private record Changes(Set<TaskId> tasks, boolean facts, boolean ack) {}

    private synchronized Changes take() {
        Changes changes = new Changes(tasks, facts, ack);
        tasks = new LinkedHashSet<>();
        facts = false;
        ack = false;
        return changes;
    }
}
