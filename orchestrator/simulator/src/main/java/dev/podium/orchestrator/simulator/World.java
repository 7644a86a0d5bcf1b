package dev.podium.orchestrator.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.podium.orchestrator.engine.Planner;
import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.server.loop.Decisions;
import dev.podium.orchestrator.store.ClusterStore.Changes;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Everything there is in a simulated cluster. */
public final class World {
    /** Who writes when the store is rebuilt. */
    public static final String REBUILD = "rebuild";

    private final Setup setup;
    private final Faults faults;
    private final Agenda agenda;
    private final Trace trace;
    private final Chance chance;
    private final VirtualStore store;
    private final Truth truth = new Truth();
    private final Network network;
    private final Tables tables = new Tables();
    private final Watch watch;
    private final Wanted wanted;
    private final SortedMap<NodeName, Machine> machines = new TreeMap<>();
    private final List<Server> servers = new ArrayList<>();
    private final Supplier<TaskId> ids = numbered("task-%06d");
    private Instant lastUpset = Agenda.BEGINNING;

    World(Setup setup, Faults faults, Agenda agenda, Trace trace) {
        this.setup = setup;
        this.faults = faults;
        this.agenda = agenda;
        this.trace = trace;
        this.chance = new Chance(setup.seed() + 7_777_777);
        this.network = new Network(chance);
        this.watch = new Watch(this, planner(numbered("thought-%d")));
        this.store = new VirtualStore(agenda);
        store.follow(this::written);
        StoreMirrorFeed feed = new StoreMirrorFeed(store);
        ClusterMirror mirror = ClusterMirror.start(feed);
        ClusterMirror.Subscription _ = mirror.onChange(truth::apply);
        this.wanted = new Wanted(this, store);
    }

    private static Supplier<TaskId> numbered(String format) {
        AtomicInteger last = new AtomicInteger();
        return () -> new TaskId(String.format(Locale.ROOT, format, last.incrementAndGet()));
    }

    private Decisions planner(Supplier<TaskId> ids) {
        return faults.decisions(new Planner(ids, PlannerSettings.DEFAULT)::plan);
    }

    private void written(Changes changes) {
        changes.list().forEach(change -> watch.written(change.key(), store.author()));
    }

    void add(Server server) {
        servers.add(server);
    }

    void add(Machine machine) {
        machines.put(machine.name(), machine);
    }

    public Setup setup() {
        return setup;
    }

    Faults faults() {
        return faults;
    }

    public Agenda agenda() {
        return agenda;
    }

    public Trace trace() {
        return trace;
    }

    /** For what happens in the cluster; what the disturbances do has a chance of its own. */
    public Chance chance() {
        return chance;
    }

    public Network network() {
        return network;
    }

    Tables tables() {
        return tables;
    }

    public Truth truth() {
        return truth;
    }

    Watch watch() {
        return watch;
    }

    /** What people want of the cluster. */
    public Wanted wanted() {
        return wanted;
    }

    public Collection<Machine> machines() {
        return machines.values();
    }

    public Optional<Machine> machine(NodeName name) {
        return Optional.ofNullable(machines.get(name));
    }

    public List<Server> servers() {
        return servers;
    }

    /** The server a node turns to next. */
    Server gatewayFor(Machine machine) {
        return chance.any(servers);
    }

    VirtualStore store() {
        return store;
    }

    Supplier<TaskId> ids() {
        return ids;
    }

    StoreConnection connect(String name, Program program) {
        return new StoreConnection(name, store, program, chance);
    }

    /** The name of the server that leads as the store has it; empty for none. */
    public String leaderByTheStore() {
        Entry leader = store.get(StoreKeys.LEADER);
        return leader == null ? "" : new String(leader.value(), UTF_8);
    }

    /** The real planner, watched. */
    Decisions decisions(String server) {
        Decisions planner = planner(ids);
        return (snapshot, now) -> {
            Plan plan = planner.plan(snapshot, now);
            PlanWords.of(plan).forEach(line -> trace.say(server, line));
            watch.decided(snapshot, plan, now);
            return plan;
        };
    }

    /** Something happened after which promises about time do not hold for a while: a clock jumped, a process stood still. */
    public void upset() {
        lastUpset = agenda.now();
    }

    /** Whether such a thing happened within the last {@code time}. */
    public boolean upset(Duration time) {
        return lastUpset.plus(time).isAfter(agenda.now());
    }

    /** How far clocks are apart at most. */
    public Duration greatestSkew() {
        return Duration.ofSeconds(10);
    }

    /** All of the store is lost and made again from what is wanted and what the nodes have, while no server runs. */
    public void loseStore() {
        trace.say("store", "is lost and rebuilt");
        servers.forEach(Server::restart);
        store.lose();
        boolean _ = truth.takeNews().isEmpty();
        watch.storeLost();
        new Rebuild(this).run();
    }
}
