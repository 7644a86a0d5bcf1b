package dev.podium.node.router;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The files in the router's directory. Each is replaced as a whole, so that no reader ever sees half of one. */
final class RouterFiles {
    static final String ROUTES = "routes.map";

    private static final List<String> PAGES = List.of(
            "no-route.html", "no-route.txt", "no-task.html", "no-task.txt", "bad-answer.html", "no-answer.html");
    /** What a socket's path may take on Linux, less the suffix HAProxy appends while it binds. */
    private static final int LONGEST_SOCKET_PATH = 90;

    private final Path directory;

    RouterFiles(Path directory) {
        this.directory = directory;
    }

    /** Makes the directory with everything that does not depend on the table. */
    void prepare() {
        int length = masterSocket().toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_SOCKET_PATH) {
            throw new RouterException(
                    "the router's directory " + directory + " is too long a name: its sockets would take " + length
                            + " bytes, at most " + LONGEST_SOCKET_PATH + " work; choose a shorter PODIUM_HOME");
        }
        try {
            Files.createDirectories(directory.resolve("pages"));
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            for (String page : PAGES) {
                try (InputStream in = Objects.requireNonNull(
                        RouterFiles.class.getResourceAsStream("pages/" + page), "page " + page + " is in the jar")) {
                    write(
                            directory.resolve("pages").resolve(page),
                            new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new RouterException(
                    "the router's directory " + directory + " cannot be written: " + e.getMessage(), e);
        }
    }

    Path directory() {
        return directory;
    }

    Path config() {
        return directory.resolve("haproxy.cfg");
    }

    /** Where a configuration is written to be checked before it replaces the good one. */
    Path candidate() {
        return directory.resolve("haproxy.cfg.new");
    }

    Path routes() {
        return directory.resolve(ROUTES);
    }

    Path masterSocket() {
        return directory.resolve("master.sock");
    }

    Path pidFile() {
        return directory.resolve("haproxy.pid");
    }

    /** A secret of this router, the same for its whole life. */
    String successorToken() {
        Path file = directory.resolve("successor-token");
        if (!Files.exists(file)) {
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            write(file, HexFormat.of().formatHex(random));
        }
        return read(file).strip();
    }

    String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path file, String text) {
        try {
            Path half = file.resolveSibling(file.getFileName() + ".half");
            Files.deleteIfExists(half);
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(half, text);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RouterException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
