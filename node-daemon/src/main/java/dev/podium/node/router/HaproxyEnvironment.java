package dev.podium.node.router;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the machine gives HAProxy.
 *
 * @param dropPrivileges whether it is to become user {@code haproxy}: only root can, and only where that user exists
 * @param connections the most at a time, as many as open files allow
 * @param successorToken proves that a request comes from a process being replaced
 */
record HaproxyEnvironment(boolean dropPrivileges, int connections, String successorToken) {
    private static final Logger LOG = LoggerFactory.getLogger(HaproxyEnvironment.class);
    private static final int MOST_CONNECTIONS = 20_000;
    private static final int FEWEST_CONNECTIONS = 100;

    static HaproxyEnvironment here(String successorToken) {
        return new HaproxyEnvironment(
                "root".equals(System.getProperty("user.name"))
                        && lines("/etc/passwd").stream().anyMatch(line -> line.startsWith("haproxy:")),
                mostConnections(),
                successorToken);
    }

    /** A connection takes two files, and HAProxy wants some for itself. */
    private static int mostConnections() {
        long files = lines("/proc/self/limits").stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split("\\s{2,}"))
                .map(columns -> columns[2].equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(columns[2]))
                .findFirst()
                .orElse(1024L);
        return Math.clamp((files - 500) / 2, FEWEST_CONNECTIONS, MOST_CONNECTIONS);
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            LOG.debug("{} cannot be read: {}", file, e.toString());
            return List.of();
        }
    }
}
