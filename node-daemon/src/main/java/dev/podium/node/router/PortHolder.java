package dev.podium.node.router;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells why an address cannot be listened on and, where the kernel shows it, which process has it.
 *
 * <p>HAProxy itself would not notice: it shares its port with any other process of the same user that allows it, for example the
 * router of a second node on this machine, and each would get some of the other's requests.
 */
final class PortHolder {
    private static final Logger LOG = LoggerFactory.getLogger(PortHolder.class);
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortHolder() {}

    /** In a sentence, why nothing can listen there; empty when it can. */
    static Optional<String> obstacle(InetSocketAddress address) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(address);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(inWords(address, String.valueOf(e.getMessage())));
        }
    }

    private static String inWords(InetSocketAddress address, String reason) {
        String where = "the router cannot listen on "
                + new HostPort(address.getAddress().getHostAddress(), address.getPort()) + ": ";
        String remedy = "; stop it, or choose another port with PODIUM_ROUTER_PORT";
        if (reason.contains("in use")) {
            return where
                    + holder(address.getPort())
                            .map(holder -> "port " + address.getPort() + " is taken by " + holder + remedy)
                            .orElse("port " + address.getPort() + " is taken by a process this user cannot see"
                                    + remedy);
        }
        if (reason.contains("ermission")) {
            return where + "ports below 1024 are for root only; choose another port with PODIUM_ROUTER_PORT";
        }
        if (reason.contains("assign requested")) {
            return where + "this machine has no such address; choose one it has with --router";
        }
        return where + reason;
    }

    /** The process that listens on the port, for example {@code nginx (process 123)}. */
    static Optional<String> holder(int port) {
        Set<String> sockets = listeningSockets(port);
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (holdsOneOf(process, sockets)) {
                    return Optional.of(Files.readString(process.resolve("comm")).strip() + " (process "
                            + process.getFileName() + ")");
                }
            }
        } catch (IOException e) {
            LOG.debug("the holder of port {} cannot be found: {}", port, e.toString());
        }
        return Optional.empty();
    }

    private static Set<String> listeningSockets(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        Set<String> sockets = new HashSet<>();
        for (Path table : List.of(PROC.resolve("net/tcp"), PROC.resolve("net/tcp6"))) {
            try {
                Files.readAllLines(table).stream()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(row -> row.length > 9 && row[1].endsWith(suffix) && row[3].equals(LISTENING))
                        .forEach(row -> sockets.add("socket:[" + row[9] + "]"));
            } catch (IOException e) {
                LOG.debug("{} cannot be read: {}", table, e.toString());
            }
        }
        return sockets;
    }

    private static boolean holdsOneOf(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            LOG.trace("{} is gone or not to be seen: {}", process, e.toString());
        }
        return false;
    }
}
