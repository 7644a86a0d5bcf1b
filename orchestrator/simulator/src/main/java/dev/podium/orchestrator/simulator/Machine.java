package dev.podium.orchestrator.simulator;

import dev.podium.node.agent.SimulatedAgent;
import dev.podium.node.agent.TaskBook;
import dev.podium.node.session.NodeSide;
import dev.podium.node.session.Outbox;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.wire.v1.NodeUsage;
import dev.podium.orchestrator.wire.v1.OpenTunnel;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A machine: its containers and router, which go on by themselves, and its daemon, which may end and come back. */
public final class Machine implements NodeSide {
    private final World world;
    private final Program daemon;
    private final Containers containers;
    private final Router router;
    private NodeFacts facts;
    private List<TaskBook.Entry> disk = List.of();
    private boolean powered = true;
    private boolean gone;
    private @Nullable SimulatedAgent agent;
    private @Nullable Outbox outbox;
    private @Nullable Link link;

    Machine(NodeFacts facts, World world, Duration skew) {
        this.facts = facts;
        this.world = world;
        this.daemon = new Program(world.agenda(), skew);
        this.containers = new Containers(this, world);
        this.router = new Router(this, world);
        daemon.end();
    }

    public NodeName name() {
        return facts.name();
    }

    public Program daemon() {
        return daemon;
    }

    public Containers containers() {
        return containers;
    }

    public Router router() {
        return router;
    }

    public Optional<Link> link() {
        return Optional.ofNullable(link);
    }

    /** What the daemon thinks of its tasks; nothing while it is down. */
    public List<TaskBook.Entry> book() {
        return agent == null ? List.of() : agent.book().entries();
    }

    /** What the daemon would find after a restart. */
    List<TaskBook.Entry> remembered() {
        return disk;
    }

    void remember(List<TaskBook.Entry> entries) {
        disk = entries;
    }

    /** Whether it will never come back. */
    public boolean gone() {
        return gone;
    }

    public boolean powered() {
        return powered;
    }

    /** The daemon starts, with the machine if that was off. */
    public void start() {
        if (gone || daemon.up()) {
            return;
        }
        say("its daemon starts");
        powered = true;
        daemon.start();
        SimulatedAgent fresh = new SimulatedAgent(new MachineHost(this, world), disk, world.ids());
        Outbox out = new Outbox(this);
        Link connection = new Link(this, world, out);
        agent = fresh;
        outbox = out;
        link = connection;
        fresh.book().onChange(task -> {
            out.taskChanged(task);
            connection.pump();
        });
        fresh.begin();
        connection.connect();
    }

    /** The daemon is killed; containers and router go on. */
    public void killDaemon() {
        say("its daemon is killed");
        stopDaemon();
    }

    private void stopDaemon() {
        link().ifPresent(Link::cut);
        daemon.end();
        agent = null;
        outbox = null;
        link = null;
    }

    /** Every process ends; the disk stays. */
    public void losePower() {
        say("loses power");
        stopDaemon();
        powered = false;
        containers.allEnd();
        router.forget();
    }

    /** It comes back with an empty disk, if at all. */
    public void loseDisk() {
        losePower();
        say("has lost its disk");
        disk = List.of();
        containers.vanish();
    }

    /** It will not come back. */
    public void leave() {
        loseDisk();
        gone = true;
    }

    /** Nothing is wrong with it any more. */
    void mend(Duration skew) {
        daemon.setClock(skew);
        router.stuck(false);
        changeFacts(Cluster.with(facts, facts.capacity(), true));
        start();
    }

    /** Something happened to the container of a task. */
    void look(TaskId task) {
        if (agent != null) {
            agent.look(task);
        }
    }

    public void changeFacts(NodeFacts next) {
        facts = next;
        if (outbox != null) {
            outbox.factsChanged();
            Objects.requireNonNull(link).pump();
        }
    }

    void acked() {
        if (outbox != null) {
            outbox.ackChanged();
            Objects.requireNonNull(link).pump();
        }
    }

    public void say(String what) {
        world.trace().say(name().value(), what);
    }

    @Override
    public NodeFacts facts() {
        return facts;
    }

    @Override
    public List<Task> tasks() {
        return book().stream().map(TaskBook.Entry::task).toList();
    }

    @Override
    public List<TaskStatus> statuses() {
        return book().stream().map(TaskBook.Entry::status).toList();
    }

    @Override
    public Optional<TaskStatus> status(TaskId task) {
        return agent == null ? Optional.empty() : agent.book().entry(task).map(TaskBook.Entry::status);
    }

    @Override
    public RouterAck ack() {
        return router.ack();
    }

    @Override
    public NodeUsage usage() {
        return NodeUsage.getDefaultInstance();
    }

    @Override
    public void assignAll(List<Task> tasks) {
        agent().assignAll(tasks);
    }

    @Override
    public void assign(List<Task> tasks, List<TaskId> removed) {
        agent().assign(tasks, removed);
    }

    @Override
    public void route(RoutingTable table) {
        // Where no router runs the daemon has nobody to give it to.
        if (facts.routes()) {
            router.apply(table);
        }
    }

    @Override
    public void openLog(ManagedChannel channel, OpenTunnel order) {}

    @Override
    public void connected() {
        agent().connected(true);
    }

    @Override
    public void disconnected(String why) {
        agent().connected(false);
    }

    private SimulatedAgent agent() {
        return Objects.requireNonNull(agent, "only a running daemon hears and speaks");
    }
}
