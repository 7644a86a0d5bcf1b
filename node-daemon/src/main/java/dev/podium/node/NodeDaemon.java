package dev.podium.node;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.podium.node.agent.Agent;
import dev.podium.node.agent.DiskMemory;
import dev.podium.node.agent.EngineWatch;
import dev.podium.node.agent.WholeFile;
import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.engine.DockerEngine;
import dev.podium.node.identity.Gateway;
import dev.podium.node.identity.IdentityFile;
import dev.podium.node.identity.Membership;
import dev.podium.node.logs.LogTunnels;
import dev.podium.node.network.Sandboxes;
import dev.podium.node.probe.TaskProber;
import dev.podium.node.router.HaproxyRouter;
import dev.podium.node.router.NoRouter;
import dev.podium.node.router.Router;
import dev.podium.node.router.RouterSettings;
import dev.podium.node.session.Outbox;
import dev.podium.node.session.ServerLink;
import dev.podium.node.telemetry.FactsSettings;
import dev.podium.node.telemetry.GpuDevices;
import dev.podium.node.telemetry.MachineFacts;
import dev.podium.node.telemetry.UsageSampler;
import dev.podium.orchestrator.model.task.TaskId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** All parts of the daemon, made, connected and ended in the right order. */
final class NodeDaemon implements AutoCloseable {
    private static final Duration SANDBOX_GRACE = Duration.ofSeconds(10);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ContainerEngine engine;
    private final Router router;
    private final MachineFacts facts;
    private final TaskProber prober;
    private final Agent agent;
    private final EngineWatch watch;
    private final ServerLink link;
    private final UsageSampler usage;
    private final Health health;
    private final HomeLock lock;

    private NodeDaemon(NodeSettings settings, ContainerEngine engine) throws IOException {
        this.lock = HomeLock.of(settings.home());
        WholeFile.replace(settings.nameFile(), (settings.name() + "\n").getBytes(StandardCharsets.UTF_8));
        IdentityFile identityFile = new IdentityFile(settings.identityFile());
        this.health = new Health(settings.statusFile(), CLOCK);
        this.engine = engine;
        this.router = settings.router()
                .<Router>map(listen -> HaproxyRouter.start(new RouterSettings(
                        settings.name(), settings.routerDirectory(), listen, RouterSettings.DEBIAN_PROGRAM)))
                .orElseGet(() -> new NoRouter(settings.name()));
        String address = address(settings.gateways().current());
        this.facts = MachineFacts.start(
                new FactsSettings(
                        settings.name(), version(), address, settings.labels(), settings.offer(), FactsSettings.EVERY),
                engine,
                router);
        this.prober = new TaskProber(engine);
        DiskMemory memory = new DiskMemory(settings.memoryDirectory());
        this.agent = Agent.start(new Agent.Parts(
                settings.name(),
                engine,
                new Sandboxes(settings.name(), engine, address, SANDBOX_GRACE, CLOCK),
                prober,
                memory,
                CLOCK,
                taskIds(),
                GpuDevices.here().indexes()));
        this.usage = UsageSampler.start(UsageSampler.EVERY, agent::running, settings.home());
        LogTunnels logs = new LogTunnels(engine, agent::whereabouts);
        Membership membership =
                new Membership(settings.name(), settings.gateways(), identityFile, settings.joinToken(), CLOCK);
        DaemonSide side = new DaemonSide(agent, router, facts, membership::labels, usage, memory, logs, health);
        Outbox outbox = new Outbox(side);
        agent.book().onChange(outbox::taskChanged);
        LocalHealth localHealth = new LocalHealth(agent, router);
        agent.book().onChange(_ -> localHealth.tell());
        facts.onChange(_ -> outbox.factsChanged());
        router.onAck(_ -> outbox.ackChanged());
        localHealth.tell();
        memory.routing().ifPresent(router::apply);
        this.watch = new EngineWatch(settings.name(), engine, agent);
        watch.onChange(problem -> {
            problem.ifPresentOrElse(
                    words -> health.problem(Health.Part.ENGINE, words), () -> health.wellIs(Health.Part.ENGINE));
            facts.refresh();
        });
        this.link = new ServerLink(membership, settings.gateways(), side, outbox, CLOCK, RANDOM);
    }

    static NodeDaemon start(NodeSettings settings) throws IOException {
        return start(settings, DockerEngine.at(settings.docker()));
    }

    static NodeDaemon start(NodeSettings settings, ContainerEngine engine) throws IOException {
        NodeDaemon daemon = new NodeDaemon(settings, engine);
        daemon.watch.start();
        daemon.link.start();
        new RouterHealth(daemon.router, daemon.health).start();
        return daemon;
    }

    Agent agent() {
        return agent;
    }

    private static Supplier<TaskId> taskIds() {
        TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator(RANDOM);
        return () -> new TaskId(generator.generate().toString());
    }

    private static String version() {
        String version = NodeDaemon.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** The address of this machine from which the server is reached; nothing is sent to find it. */
    private static String address(Gateway gateway) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(gateway.host(), gateway.port()));
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException | UncheckedIOException e) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }

    /** Leaves containers and router running: the next daemon adopts them. */
    @Override
    public void close() {
        link.close();
        watch.close();
        agent.close();
        usage.close();
        facts.close();
        prober.close();
        router.close();
        engine.close();
        lock.close();
    }
}
