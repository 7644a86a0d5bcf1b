package dev.podium.node.router;

import dev.podium.orchestrator.model.node.NodeName;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * What a node's router is told when the daemon starts.
 *
 * @param directory its own: configuration, sockets, pages; made with access for its owner only
 * @param listen where requests come in
 * @param program the HAProxy to run, version 2.6 or later
 */
public record RouterSettings(NodeName node, Path directory, InetSocketAddress listen, Path program) {
    public static final Path DEBIAN_PROGRAM = Path.of("/usr/sbin/haproxy");

    public RouterSettings {
        directory = directory.toAbsolutePath().normalize();
        if (listen.isUnresolved()) {
            throw new IllegalArgumentException("router address \"" + listen.getHostString()
                    + "\" is not an address of this machine: expected for example 127.0.0.1:8000");
        }
    }

    /** The printed form, {@code 127.0.0.1:8000}. */
    String address() {
        return new HostPort(listen.getAddress().getHostAddress(), listen.getPort()).toString();
    }
}
