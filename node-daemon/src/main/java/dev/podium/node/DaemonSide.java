package dev.podium.node;

import dev.podium.node.agent.Agent;
import dev.podium.node.agent.AgentMemory;
import dev.podium.node.agent.TaskBook;
import dev.podium.node.logs.LogTunnels;
import dev.podium.node.router.Router;
import dev.podium.node.session.NodeSide;
import dev.podium.node.telemetry.FactsSource;
import dev.podium.node.telemetry.UsageSource;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.wire.v1.NodeUsage;
import dev.podium.orchestrator.wire.v1.OpenTunnel;
import io.grpc.ManagedChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Hands what the server says to the part it is meant for, and what the parts know to the server. */
record DaemonSide(
        Agent agent,
        Router router,
        FactsSource factsSource,
        Supplier<Map<String, String>> joinedLabels,
        UsageSource usageSource,
        AgentMemory memory,
        LogTunnels logs,
        Health health)
        implements NodeSide {
    @Override
    public NodeFacts facts() {
        NodeFacts facts = factsSource.facts();
        Map<String, String> labels = new HashMap<>(joinedLabels.get());
        labels.putAll(facts.labels());
        return facts.withLabels(labels);
    }

    @Override
    public List<TaskStatus> statuses() {
        return agent.book().entries().stream().map(TaskBook.Entry::status).toList();
    }

    @Override
    public Optional<TaskStatus> status(TaskId task) {
        return agent.book().entry(task).map(TaskBook.Entry::status);
    }

    @Override
    public List<Task> tasks() {
        return agent.book().entries().stream().map(TaskBook.Entry::task).toList();
    }

    @Override
    public RouterAck ack() {
        return router.ack();
    }

    @Override
    public NodeUsage usage() {
        return usageSource.usage();
    }

    @Override
    public void assignAll(List<Task> tasks) {
        agent.assignAll(tasks);
    }

    @Override
    public void assign(List<Task> tasks, List<TaskId> removed) {
        agent.assign(tasks, removed);
    }

    @Override
    public void route(RoutingTable table) {
        router.apply(table);
        memory.remember(table);
    }

    @Override
    public void openLog(ManagedChannel channel, OpenTunnel order) {
        logs.open(channel, order);
    }

    @Override
    public void connected() {
        agent.connected(true);
        health.wellIs(Health.Part.SERVER);
    }

    @Override
    public void disconnected(String why) {
        agent.connected(false);
        health.problem(Health.Part.SERVER, "no session with the server, apps keep running: " + why);
    }
}
