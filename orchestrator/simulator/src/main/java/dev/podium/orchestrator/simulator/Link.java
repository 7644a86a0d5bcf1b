package dev.podium.orchestrator.simulator;

import dev.podium.node.session.Outbox;
import dev.podium.node.session.SimulatedTalk;
import dev.podium.orchestrator.server.gateway.SimulatedGateway;
import dev.podium.orchestrator.wire.v1.NodeOrder;
import dev.podium.orchestrator.wire.v1.NodeReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A daemon's way to a server: connects, says hello, beats, reports, and after a loss connects again, to any server. What is under way
 * when a connection is cut is lost.
 */
public final class Link {
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = HEARTBEAT.multipliedBy(5);
    private static final Duration WELCOME_WITHIN = Duration.ofSeconds(15);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);

    private final Machine machine;
    private final World world;
    private final SimulatedTalk talk;
    private Duration wait = FIRST_RETRY;
    private Optional<Connection> current = Optional.empty();
    private boolean pumping;

    Link(Machine machine, World world, Outbox outbox) {
        this.machine = machine;
        this.world = world;
        this.talk = new SimulatedTalk(machine, outbox, world.tables()::decode);
    }

    void connect() {
        Connection next = new Connection(world.gatewayFor(machine));
        current = Optional.of(next);
        next.begin();
    }

    /** Something is to be told, unless nobody listens. */
    void pump() {
        if (!pumping) {
            pumping = true;
            machine.daemon().after(world.chance().millis(1, 30), () -> {
                pumping = false;
                current.filter(c -> c.welcomed && !c.over)
                        .ifPresent(c -> talk.reports().forEach(c::up));
            });
        }
    }

    public boolean established() {
        return current.filter(c -> c.welcomed && !c.over && !c.cut).isPresent();
    }

    /** Whether the present session stands for at least so long. */
    public boolean heldFor(Duration time) {
        return established()
                && current.filter(
                                c -> c.welcomedAt.isBefore(world.agenda().now().minus(time)))
                        .isPresent();
    }

    /** What is under way is lost. Either end may learn of it at once or by its own patience. */
    public void cut() {
        current.ifPresent(Connection::cut);
    }

    private void again(String why) {
        machine.disconnected(why);
        machine.daemon()
                .after(world.chance().millis((int) wait.toMillis() / 2, (int) wait.toMillis() * 3 / 2), this::connect);
        wait = wait.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait.multipliedBy(2);
    }

    private final class Connection implements SimulatedGateway.Line {
        private final Server server;
        private Optional<SimulatedGateway.Call> call = Optional.empty();
        private final Lane up;
        private final Lane down;
        private long heardAt;
        private long sequence;
        private final int serversLife;
        private boolean welcomed;
        private Instant welcomedAt = Instant.MAX;
        private boolean cut;
        private boolean over;

        Connection(Server server) {
            this.server = server;
            this.serversLife = server.program().life();
            Lane.Ends ends = new Lane.Ends(() -> world.network().blocked(machine, server), () -> cut, () -> latency());
            this.up = new Lane(server.program(), world.agenda(), ends);
            this.down = new Lane(machine.daemon(), world.agenda(), ends);
        }

        private Duration latency() {
            return world.network().latency(machine);
        }

        void begin() {
            heardAt = machine.daemon().ticks();
            if (world.network().blocked(machine, server) || !server.program().up()) {
                machine.daemon().after(Duration.ofMillis(100), () -> end("the server cannot be reached"));
                return;
            }
            travelUp(() -> call = server.open(machine.name(), this));
            up(talk.hello());
            machine.daemon().after(WELCOME_WITHIN, () -> {
                if (!welcomed) {
                    end("no welcome");
                }
            });
        }

        void up(NodeReport report) {
            travelUp(() -> call.ifPresentOrElse(c -> c.report(report), () -> refuse()));
            if (report.hasTasks() && world.network().doubles()) {
                travelUp(() -> call.ifPresent(c -> c.report(report)));
            }
        }

        private void refuse() {
            down(() -> end("the server is not ready"));
        }

        private void travelUp(Runnable arrival) {
            up.send(() -> {
                if (server.program().life() == serversLife) {
                    arrival.run();
                } else {
                    down(() -> end("the server does not know the connection"));
                }
            });
        }

        private void down(Runnable arrival) {
            down.send(() -> {
                if (!over) {
                    arrival.run();
                }
            });
        }

        @Override
        public void order(NodeOrder order) {
            down(() -> hear(order));
        }

        private void hear(NodeOrder order) {
            heardAt = machine.daemon().ticks();
            if (talk.hear(order)) {
                welcomed = true;
                welcomedAt = world.agenda().now();
                wait = FIRST_RETRY;
                machine.connected();
                beat();
                pump();
            }
        }

        private void beat() {
            if (over) {
                return;
            }
            if (machine.daemon().ticks() - heardAt > PATIENCE.toNanos()) {
                end("the server answered none of the last heartbeats");
                return;
            }
            up(talk.beat(++sequence));
            machine.daemon().after(HEARTBEAT, this::beat);
        }

        @Override
        public void ended(String why) {
            if (why.startsWith("the gateway failed")) {
                throw new BrokenInvariant("gateways do not fail", why + " (" + machine.name() + ")");
            }
            down(() -> end(why));
        }

        private void cut() {
            if (cut) {
                return;
            }
            cut = true;
            if (world.chance().oneIn(2)) {
                server.program()
                        .after(world.chance().millis(1, 200), () -> call.ifPresent(SimulatedGateway.Call::broken));
            }
            if (world.chance().oneIn(2)) {
                machine.daemon().after(world.chance().millis(1, 200), () -> end("the connection broke"));
            }
        }

        private void end(String why) {
            if (over) {
                return;
            }
            over = true;
            // A stream the node has ended itself is cancelled at the other end, if that can be reached.
            if (!cut) {
                travelUp(() -> call.ifPresent(SimulatedGateway.Call::broken));
            }
            if (current.filter(c -> c == this).isPresent()) {
                machine.say("has no session: " + why);
                again(why);
            }
        }
    }
}
