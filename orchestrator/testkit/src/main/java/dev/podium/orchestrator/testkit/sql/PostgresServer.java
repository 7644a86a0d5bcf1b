package dev.podium.orchestrator.testkit.sql;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A real PostgreSQL of our own, in a temporary directory on a free port, stopped when the JVM ends. */
public final class PostgresServer implements AutoCloseable {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");
    private static final int PATIENCE_SECONDS = 60;

    private final Path home;
    private final int port;

    private PostgresServer(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /** Whether this machine has one. */
    public static boolean installed() {
        return binary("postgres").isPresent();
    }

    public static PostgresServer start() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("podium-postgres");
        giveToUnprivileged(home);
        PostgresServer server = new PostgresServer(home, freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "postgres-stop"));
        server.run(
                "initdb",
                "-D",
                server.data(),
                "-U",
                "podium",
                "-A",
                "trust",
                "--no-sync",
                "-E",
                "UTF8",
                "--locale=C.UTF-8");
        server.launch();
        return server;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private String data() {
        return home.resolve("data").toString();
    }

    private void launch() throws IOException, InterruptedException {
        run(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                data(),
                "-l",
                home.resolve("log").toString(),
                "-o",
                "-p " + port + " -k " + home + " -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=100");
    }

    /** Does nothing the second time. */
    public void stop() {
        if (!Files.exists(home)) {
            return;
        }
        try {
            Optional<ProcessHandle> postmaster = pid().flatMap(ProcessHandle::of);
            if (postmaster.isPresent()) {
                // QUIT ends it at once, whoever is still connected.
                new ProcessBuilder(
                                "kill", "-QUIT", Long.toString(postmaster.get().pid()))
                        .start()
                        .waitFor();
                postmaster.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            remove(home);
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("PostgreSQL in " + home + " could not be stopped: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Optional<Long> pid() throws IOException {
        Path file = home.resolve("data/postmaster.pid");
        return Files.exists(file)
                ? Optional.of(Long.valueOf(Files.readAllLines(file).getFirst().strip()))
                : Optional.empty();
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(asUnprivileged());
        command.add(binary(program).orElseThrow().toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("podium-postgres", ".out");
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean done = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        String said = Files.readString(output);
        Files.delete(output);
        if (!done) {
            throw new IOException(program + " failed: " + said);
        }
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asUnprivileged() {
        return root() ? List.of("runuser", "-u", unprivileged(), "--") : List.of();
    }

    private static void giveToUnprivileged(Path directory) throws IOException {
        if (root()) {
            UserPrincipal owner =
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(unprivileged());
            Files.setOwner(directory, owner);
        }
    }

    private static String unprivileged() {
        try {
            Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres");
            return "postgres";
        } catch (IOException _) {
            return "nobody";
        }
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Path> binary(String name) {
        Stream<Path> onPath =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of);
        return Stream.concat(Stream.of(DEBIAN), onPath)
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
