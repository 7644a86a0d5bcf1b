package dev.podium.node;

import dev.podium.node.identity.Gateways;
import dev.podium.node.telemetry.Offer;
import dev.podium.orchestrator.model.node.NodeName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code podium-node}: runs the daemon until it is told to end, leaving every container as it is. */
@Command(
        name = "podium-node",
        mixinStandardHelpOptions = true,
        description = "Runs the tasks a Podium cluster assigns to this machine.")
public final class PodiumNode implements Callable<Integer> {
    static final String DEFAULT_DOCKER = "unix:///var/run/docker.sock";

    private static final Logger LOG = LoggerFactory.getLogger(PodiumNode.class);

    @Option(
            names = "--name",
            defaultValue = "${env:PODIUM_NODE_NAME}",
            description = "Name of this node; the host's name.")
    @Nullable
    String name;

    @Option(
            names = "--home",
            defaultValue = "${env:PODIUM_HOME:-/var/lib/podium}",
            description = "Directory for data; the daemon uses <home>/node. Default: ${DEFAULT-VALUE}.")
    Path home = Path.of("/var/lib/podium");

    @Option(
            names = "--gateway",
            defaultValue = "${env:PODIUM_GATEWAY:-127.0.0.1:8082}",
            description =
                    "Where the servers' node gateways listen: host:port, several with commas. Default: ${DEFAULT-VALUE}.")
    String gateway = "127.0.0.1:8082";

    @Option(
            names = "--join-token-file",
            defaultValue = "${env:PODIUM_JOIN_TOKEN_FILE}",
            description = "File with a join token; used only while the node is not a member.")
    @Nullable
    Path joinTokenFile;

    @Option(
            names = "--docker",
            defaultValue = "${env:DOCKER_HOST:-" + DEFAULT_DOCKER + "}",
            description = "The Docker Engine's address. Default: ${DEFAULT-VALUE}.")
    String docker = DEFAULT_DOCKER;

    @Option(
            names = "--router",
            defaultValue = "${env:PODIUM_ROUTER:-127.0.0.1:8000}",
            description = "Where the router listens, or \"none\". Default: ${DEFAULT-VALUE}.")
    String router = "127.0.0.1:8000";

    @Option(names = "--label", description = "A label of this node, key=value; may be repeated.")
    Map<String, String> labels = Map.of();

    @Option(
            names = "--gpus",
            defaultValue = "${env:PODIUM_NODE_GPUS:-}",
            description = "The node's GPUs, for example 2xA10:24Gi,T4, or none. Default: those whose driver is loaded.")
    String gpus = "";

    @Option(
            names = "--generic",
            split = ",",
            defaultValue = "${env:PODIUM_NODE_GENERIC}",
            description = "What else tasks may be given, name=count, for example fpga=2; may be repeated.")
    @Nullable
    Map<String, Long> generic;

    @Option(
            names = "--rehearse",
            description = "Start everything in a temporary directory, exercise it a little and exit.")
    boolean rehearse;

    public static void main(String[] args) {
        int code = new CommandLine(new PodiumNode())
                .setExecutionExceptionHandler(PodiumNode::explain)
                .execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** In words for whoever started it; the stack is only for what nobody foresaw. */
    private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
        LOG.debug("the daemon cannot start", thrown);
        command.getErr().println("podium-node cannot start: " + thrown.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public Integer call() throws Exception {
        if (rehearse) {
            return Rehearsal.run();
        }
        NodeDaemon daemon = NodeDaemon.start(settings());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(daemon, ended), "shutdown"));
        ended.await();
        return 0;
    }

    private static void end(NodeDaemon daemon, CountDownLatch ended) {
        try {
            daemon.close();
        } catch (RuntimeException e) {
            LOG.warn("the daemon did not end cleanly", e);
        } finally {
            ended.countDown();
        }
    }

    private NodeSettings settings() throws IOException {
        return new NodeSettings(
                nodeName(),
                home.resolve("node"),
                Gateways.parse(gateway, ThreadLocalRandom.current().nextInt()),
                Optional.ofNullable(joinTokenFile),
                docker,
                "none".equals(router) ? Optional.empty() : Optional.of(listen(router)),
                labels,
                Offer.parse(gpus, generic == null ? Map.of() : generic));
    }

    private NodeName nodeName() throws UnknownHostException {
        String given =
                name == null || name.isBlank() ? InetAddress.getLocalHost().getHostName() : name;
        return new NodeName(given.toLowerCase(Locale.ROOT));
    }

    private static InetSocketAddress listen(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("router address \"" + text
                    + "\" is not valid: expected address:port, for example 127.0.0.1:8000, or none");
        }
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
