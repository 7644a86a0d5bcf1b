package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.server.ca.CertificateAuthority;
import dev.podium.orchestrator.server.tunnel.LogFeed;
import dev.podium.orchestrator.server.tunnel.LogsUnavailableException;
import dev.podium.orchestrator.server.tunnel.TaskLogQuery;
import dev.podium.orchestrator.server.tunnel.Tunnels;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.wire.v1.NodeOrder;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where node daemons connect. Safe for use by several threads. */
public final class NodeGateway implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NodeGateway.class);
    private static final int MAX_MESSAGE_BYTES = 16 << 20;
    private static final int MAX_CALLS_PER_NODE = 512;
    private static final int SWEEPS_PER_BEAT = 4;

    private final GatewayCounts counts = new GatewayCounts();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gateway-timer").factory());

    private final InstantSource clock;
    private final GatewayTls tls;
    private final Tunnels tunnels;
    private final ObservedWriter writer;
    private final SessionLease lease;
    private final ObservedStore observed;
    private final Sessions sessions;
    private final LeaderFeed feed;
    private final Server server;

    private NodeGateway(
            GatewaySettings settings, CertificateAuthority authority, ClusterStore store, InstantSource clock) {
        this.clock = clock;
        Workers workers = new ThreadWorkers(threads);
        InetSocketAddress address = address(settings);
        tls = new GatewayTls(authority, address.getAddress());
        tunnels = new Tunnels(() -> UUID.randomUUID().toString(), settings.tunnelWithin());
        writer = new ObservedWriter(store, counts, this::markLost);
        lease = new SessionLease(store, settings.leaseTtl());
        observed = new ObservedStore(store, writer, lease);
        sessions = new Sessions(
                settings, new Sessions.Means(observed, clock, System::nanoTime, counts, workers, tunnels::departed));
        feed = new LeaderFeed(store, sessions, workers);
        Enrolment enrolment = new Enrolment(authority, store, clock, settings.cluster(), this::connected);
        GatewayService service = new GatewayService(enrolment, sessions, tunnels, workers);
        server = NettyServerBuilder.forAddress(address, tls.credentials())
                .addService(service)
                .intercept(new CallerInterceptor(authority.nodeCertificates()))
                .directExecutor()
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .maxConcurrentCallsPerConnection(MAX_CALLS_PER_NODE)
                .handshakeTimeout(10, TimeUnit.SECONDS)
                .maxConnectionIdle(5, TimeUnit.MINUTES)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .build();
    }

    /**
     * Starts to listen.
     *
     * @param store has to outlive the gateway
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public static NodeGateway start(
            GatewaySettings settings, CertificateAuthority authority, ClusterStore store, InstantSource clock) {
        NodeGateway gateway = new NodeGateway(settings, authority, store, clock);
        try {
            gateway.open(settings);
            return gateway;
        } catch (IOException e) {
            gateway.close();
            throw new UncheckedIOException(
                    "the node gateway cannot listen on " + settings.bind() + ":" + settings.port()
                            + ": is another process using the port? Set another one with PODIUM_GATEWAY_PORT",
                    e);
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    private void open(GatewaySettings settings) throws IOException {
        feed.start();
        lease.whenReplaced(sessions::marksLost);
        lease.start();
        server.start();
        long pause = Math.max(1, settings.heartbeatEvery().toMillis() / SWEEPS_PER_BEAT);
        Future<?> _ = timer.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.MILLISECONDS);
        log.info("nodes may connect to {}:{}", settings.bind(), port());
    }

    private void tick() {
        try {
            sessions.sweep();
            tls.renewIfDue(clock.instant());
        } catch (RuntimeException e) {
            counts.failed();
            log.error("the gateway's timer failed, going on", e);
        }
    }

    private void markLost(NodeName node) {
        sessions.markLost(node);
    }

    /** The port nodes connect to. */
    public int port() {
        return server.getPort();
    }

    /** Whether the node has a session here and is thought to be there. */
    public boolean connected(NodeName node) {
        return sessions.of(node).filter(LiveSession::live).isPresent();
    }

    /** How many nodes are connected here. */
    public int connectedNodes() {
        return sessions.live();
    }

    /** What the node last said it uses; empty if it is not connected here or has not said so yet. */
    public Optional<NodeUsageSample> usage(NodeName node) {
        return sessions.of(node).filter(LiveSession::live).flatMap(LiveSession::usage);
    }

    /**
     * The log of a task, read on its node; returns when the node has opened it.
     *
     * @throws dev.podium.orchestrator.server.tunnel.LogsUnavailableException if the node is not connected here or does not answer
     */
    public LogFeed logs(NodeName node, TaskLogQuery query) {
        LiveSession session = sessions.of(node).filter(LiveSession::live).orElseThrow(() -> notHere(node));
        return tunnels.open(
                node,
                query,
                tunnel -> session.order(
                        NodeOrder.newBuilder().setOpenTunnel(tunnel).build()));
    }

    private LogsUnavailableException notHere(NodeName node) {
        return observed.holder(node)
                .filter(holder -> !holder.equals(sessions.settings().holder()))
                .map(holder -> Tunnels.connectedElsewhere(node, holder))
                .orElseGet(() -> Tunnels.notConnected(node));
    }

    /** What it has done so far. */
    public GatewayCounts.Totals counts() {
        return counts.totals();
    }

    /** Lets all nodes go, stores what they have reported and ends. Their tasks run on. */
    @Override
    public void close() {
        timer.shutdownNow();
        server.shutdown();
        feed.close();
        tunnels.close();
        sessions.close();
        writer.close();
        lease.close();
        server.shutdownNow();
        threads.shutdownNow();
        try {
            if (!server.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("the gateway's connections did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static InetSocketAddress address(GatewaySettings settings) {
        try {
            return new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.port());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "gateway address \"" + settings.bind() + "\" is not known: expected an IP address or a name of this"
                            + " machine",
                    e);
        }
    }
}
