package dev.podium.orchestrator.testkit.store;

import dev.podium.orchestrator.store.etcd.EtcdSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A real etcd of our own: some members on free ports of the loopback address, with their data in a temporary directory. */
public final class RealEtcd implements AutoCloseable {
    private final Path home;
    private final List<EtcdMember> members;

    private RealEtcd(Path home, List<EtcdMember> members) {
        this.home = home;
        this.members = members;
    }

    /** Without encryption. */
    public static RealEtcd start(int count) {
        return start(count, "http");
    }

    /** @param more arguments of {@code etcd} for each member, beside those that make it one of the cluster */
    public static RealEtcd start(int count, String scheme, String... more) {
        try {
            Path home = Files.createTempDirectory("podium-etcd");
            RealEtcd etcd = new RealEtcd(home, new ArrayList<>());
            Runtime.getRuntime().addShutdownHook(new Thread(etcd::close, "etcd-stop"));
            etcd.launch(count, scheme, more);
            return etcd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch(int count, String scheme, String... more) throws IOException {
        int[] ports = freePorts(2 * count);
        StringBuilder cluster = new StringBuilder();
        for (int i = 0; i < count; i++) {
            cluster.append(i == 0 ? "" : ",").append(peer(i, ports[count + i]));
        }
        for (int i = 0; i < count; i++) {
            String client = scheme + "://127.0.0.1:" + ports[i];
            String peers = "http://127.0.0.1:" + ports[count + i];
            List<String> command = new ArrayList<>(List.of(
                    "etcd",
                    "--name=m" + i,
                    "--data-dir=" + home.resolve("m" + i),
                    "--listen-client-urls=" + client,
                    "--advertise-client-urls=" + client,
                    "--listen-peer-urls=" + peers,
                    "--initial-advertise-peer-urls=" + peers,
                    "--initial-cluster=" + cluster,
                    "--initial-cluster-token=" + home.getFileName(),
                    "--logger=zap",
                    "--log-level=warn"));
            command.addAll(Arrays.asList(more));
            members.add(EtcdMember.launch(URI.create(client), command, home.resolve("m" + i + ".log")));
        }
        members.forEach(EtcdMember::awaitListening);
    }

    private static String peer(int member, int port) {
        return "m" + member + "=http://127.0.0.1:" + port;
    }

    public List<URI> endpoints() {
        return members.stream().map(EtcdMember::client).toList();
    }

    public EtcdMember member(int number) {
        return members.get(number);
    }

    public List<EtcdMember> members() {
        return List.copyOf(members);
    }

    /** For a store of its own among others. */
    public EtcdSettings fresh() {
        return EtcdSettings.of(endpoints()).below("/test-" + UUID.randomUUID());
    }

    @Override
    public void close() {
        members.forEach(EtcdMember::stop);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Closed twice, or a member still had a file open; it is a temporary directory.
            return;
        }
    }

    private static int[] freePorts(int count) throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return open.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            for (ServerSocket socket : open) {
                socket.close();
            }
        }
    }
}
