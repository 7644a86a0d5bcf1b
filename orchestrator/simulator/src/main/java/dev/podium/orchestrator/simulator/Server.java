package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.server.gateway.GatewaySettings;
import dev.podium.orchestrator.server.gateway.SimulatedGateway;
import dev.podium.orchestrator.server.loop.Committer;
import dev.podium.orchestrator.server.loop.ControlLoop;
import dev.podium.orchestrator.server.loop.Decisions;
import dev.podium.orchestrator.server.loop.LoopCounts;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A server process: its mirror, its gateway, and its standing for leader. */
public final class Server {
    private static final Duration RETRY = Duration.ofMillis(500);

    private final String name;
    private final World world;
    private final Program program;
    private StoreConnection store;
    private @Nullable SimulatedGateway gateway;
    private @Nullable Candidate candidate;

    Server(String name, World world, Duration skew) {
        this.name = name;
        this.world = world;
        this.program = new Program(world.agenda(), skew);
        this.store = world.connect(name, program);
    }

    public String name() {
        return name;
    }

    public Program program() {
        return program;
    }

    StoreConnection store() {
        return store;
    }

    /** Whether it thinks that it leads. */
    public boolean leading() {
        return candidate != null && candidate.leading();
    }

    public void start() {
        if (!program.up() || gateway == null) {
            program.start();
            boot();
        }
    }

    private void boot() {
        try {
            ClusterStore used = world.faults().store(store);
            ClusterMirror mirror = ClusterMirror.start(used);
            gateway = new SimulatedGateway(GatewaySettings.on("127.0.0.1", 0), used, new Time(program));
            LoopCounts counts = new LoopCounts();
            Decisions decisions = world.decisions(name);
            candidate = new Candidate(
                    name,
                    program,
                    used,
                    new ControlLoop.Means(
                            mirror,
                            decisions,
                            term -> new Committer(used, mirror, term.fence(), counts),
                            program,
                            counts),
                    new Candidate.Pace(world.chance(), world.setup().planning(), world.trace()));
            candidate.campaign();
        } catch (StoreUnavailableException e) {
            program.after(RETRY, this::boot);
        }
    }

    /** A node connects; nobody answers while it is down, still or not ready yet. */
    Optional<SimulatedGateway.Call> open(NodeName node, SimulatedGateway.Line line) {
        return Optional.ofNullable(gateway).filter(_ -> program.up()).map(open -> open.open(node, line));
    }

    /** The process is killed. */
    public void crash() {
        world.trace().say(name, "crashes");
        end();
    }

    /** Whoever makes the store anew stops the server and starts it again. */
    void restart() {
        if (program.up()) {
            end();
            world.agenda().after(world.chance().seconds(1, 4), this::start);
        }
    }

    private void end() {
        program.end();
        gateway = null;
        candidate = null;
        store.close();
        store = world.connect(name, program);
    }

    public void cutOff(boolean now) {
        store.cut(now);
    }

    /** One of so many commits gets no answer; 0 for none. */
    public void loseAnswers(int oneIn) {
        store.loseAnswers(oneIn);
    }

    public void slowNews(int millis) {
        store.slowNews(millis);
    }

    /** What it follows in the store is no longer to be had: it reads again. */
    public void compact() {
        store.compact();
    }

    /** Nothing is wrong with it any more. */
    void mend(Duration skew) {
        program.setClock(skew);
        cutOff(false);
        loseAnswers(0);
        slowNews(5);
        if (!program.up()) {
            start();
        }
    }

    private record Time(Program program) implements SimulatedGateway.Time {
        @Override
        public InstantSource clock() {
            return program;
        }

        @Override
        public LongSupplier ticks() {
            return program::ticks;
        }

        @Override
        public void after(Duration pause, Runnable work) {
            program.after(pause, work);
        }
    }
}
