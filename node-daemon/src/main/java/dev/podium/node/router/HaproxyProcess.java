package dev.podium.node.router;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HAProxy of this router: a master and its workers, started detached so that they outlive the daemon, and found again by
 * the daemon that follows. The kernel ends workers with their master.
 */
final class HaproxyProcess {
    private static final Logger LOG = LoggerFactory.getLogger(HaproxyProcess.class);
    private static final Duration STARTUP = Duration.ofSeconds(10);
    private static final Duration RELOAD = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final Pattern WORKER = Pattern.compile("(\\d+)\\s+worker\\s.*");
    private static final Pattern MASTER = Pattern.compile("(\\d+)\\s+master\\s.*");
    private static final Pattern NOISE = Pattern.compile("^\\[(ALERT|WARNING|NOTICE)]\\s*\\(\\d+\\)\\s*:\\s*");

    private final RouterSettings settings;
    private final RouterFiles files;
    private final ControlSocket control;
    private final OwnProcesses own;
    private long master;

    HaproxyProcess(RouterSettings settings, RouterFiles files, ControlSocket control) {
        this.settings = settings;
        this.files = files;
        this.control = control;
        this.own = new OwnProcesses(files.config());
    }

    /** Whether it runs and is known to be ours. */
    boolean alive() {
        return master != 0 && own.ours(master);
    }

    /** Finds the HAProxy an earlier daemon left, if it answers. */
    boolean adopt() {
        if (own.masters().isEmpty()) {
            return false;
        }
        try {
            Optional<Long> found =
                    pids(control.toMaster("show proc"), MASTER).stream().findFirst();
            master = found.filter(own::ours).orElse(0L);
        } catch (RouterException e) {
            LOG.warn("a HAProxy of this router runs but does not answer, it will be replaced: {}", e.getMessage());
            master = 0;
        }
        return master != 0;
    }

    /**
     * Starts HAProxy with the configuration there is; what still runs of an earlier one finishes its requests and ends.
     *
     * @throws RouterException saying what is in the way
     */
    void start() throws InterruptedException {
        List<Long> earlier = own.masters();
        if (earlier.isEmpty()) {
            PortHolder.obstacle(settings.listen()).ifPresent(obstacle -> {
                throw new RouterException(obstacle);
            });
        }
        Outcome outcome = run(
                STARTUP,
                settings.program().toString(),
                "-W",
                "-D",
                "-C",
                files.directory().toString(),
                "-f",
                files.config().toString(),
                "-p",
                files.pidFile().toString(),
                "-S",
                files.masterSocket() + ",mode,600");
        if (outcome.code() != 0) {
            throw new RouterException("HAProxy did not start: " + outcome.words());
        }
        await(STARTUP, () -> {
            master = masterThatAnswers().filter(pid -> !earlier.contains(pid)).orElse(0L);
            return master != 0 && !frameId().isEmpty();
        });
        earlier.forEach(pid -> signal(pid, "-USR1"));
        LOG.info("HAProxy started as process {}, listening on {}", master, settings.address());
    }

    /** Says in words what is wrong with a configuration; empty when it is good. */
    Optional<String> check(Path config) throws InterruptedException {
        Outcome outcome = run(
                STARTUP,
                settings.program().toString(),
                "-c",
                "-C",
                files.directory().toString(),
                "-f",
                config.toString());
        return outcome.code() == 0 ? Optional.empty() : Optional.of(outcome.words());
    }

    /** Has a new worker take over with the configuration there is, without refusing a connection; returns once it has. */
    void reload() throws InterruptedException {
        long before = worker();
        control.toMaster("reload");
        await(RELOAD, () -> worker() != before && !frameId().isEmpty());
    }

    /** The process that takes new connections. */
    long worker() {
        String processes = control.toMaster("show proc");
        return pids(processes.split("# old workers")[0], WORKER).stream()
                .findFirst()
                .orElseThrow(() -> new RouterException("HAProxy has no worker process"));
    }

    /** Processes that only finish what they had begun before a reload. */
    List<Long> oldWorkers() {
        String[] parts = control.toMaster("show proc").split("# old workers");
        return parts.length < 2 ? List.of() : pids(parts[1], WORKER);
    }

    /** The frame of the configuration the worker runs with. */
    String frameId() {
        return control.toWorker("show info")
                .lines()
                .filter(line -> line.startsWith("description: "))
                .map(line -> line.substring("description: ".length()).strip())
                .findFirst()
                .orElse("");
    }

    /** Ends it and everything of it at once. */
    void end() {
        own.masters().forEach(pid -> signal(pid, "-TERM"));
        master = 0;
    }

    private Optional<Long> masterThatAnswers() {
        return pids(control.toMaster("show proc"), MASTER).stream().findFirst();
    }

    private void await(Duration limit, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        String obstacle = "it does not say why";
        while (System.nanoTime() < end) {
            try {
                if (done.getAsBoolean()) {
                    return;
                }
            } catch (RouterException notYet) {
                obstacle = notYet.getMessage();
            }
            Thread.sleep(POLL);
        }
        throw new RouterException(
                "HAProxy did not take the configuration within " + limit.toSeconds() + " s: " + obstacle);
    }

    private static List<Long> pids(String text, Pattern kind) {
        return text.lines()
                .map(kind::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Long.parseLong(matcher.group(1)))
                .toList();
    }

    private static void signal(long pid, String signal) {
        try {
            new ProcessBuilder("/bin/kill", signal, Long.toString(pid)).start();
        } catch (IOException e) {
            throw new RouterException("process " + pid + " could not be signalled: " + e.getMessage(), e);
        }
    }

    private Outcome run(Duration limit, String... command) throws InterruptedException {
        try {
            Path output = files.directory().resolve("haproxy.out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Outcome(1, "no end within " + limit.toSeconds() + " s");
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RouterException(
                    settings.program() + " could not be run: " + e.getMessage() + "; install the package haproxy", e);
        }
    }

    private record Outcome(int code, String output) {
        /** The lines that matter, on one line. */
        String words() {
            return Arrays.stream(output.split("\n"))
                    .filter(line -> !line.contains("NOTICE") && !line.isBlank())
                    .map(line -> NOISE.matcher(line).replaceFirst("").strip())
                    .distinct()
                    .limit(4)
                    .collect(Collectors.joining("; "));
        }
    }
}
