package dev.podium.node.router;

import dev.podium.orchestrator.model.task.TaskId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one HAProxy doing what a blueprint says. Not for use by several threads.
 *
 * <p>It looks at what HAProxy does before it changes anything, so it does not matter who changed what before, and looks again
 * before it says that a blueprint is in force.
 */
final class Haproxy {
    private static final Logger LOG = LoggerFactory.getLogger(Haproxy.class);
    private static final int ROUNDS = 3;
    private static final Duration BETWEEN_RELOADS = Duration.ofMillis(100);

    private final RouterFiles files;
    private final HaproxyConfig config;
    private final ControlSocket control;
    private final HaproxyProcess process;
    private boolean outdated;
    private long lastReload = System.nanoTime() - BETWEEN_RELOADS.toNanos();

    Haproxy(RouterSettings settings) {
        this.files = new RouterFiles(settings.directory());
        files.prepare();
        this.config = new HaproxyConfig(settings, HaproxyEnvironment.here(files.successorToken()));
        this.control = new ControlSocket(files.masterSocket());
        this.process = new HaproxyProcess(settings, files, control);
    }

    /** Runs {@code look} whenever HAProxy may have ended. */
    Lifeline lifeline(Runnable look) {
        return new Lifeline(files.masterSocket(), look);
    }

    /** Whether HAProxy runs and is ours: started here, or left by an earlier daemon and adopted now. */
    boolean running() {
        if (process.alive()) {
            return true;
        }
        if (!process.adopt()) {
            return false;
        }
        outdated = !process.frameId().equals(config.frameId());
        LOG.info("HAProxy of an earlier daemon goes on serving");
        return true;
    }

    /** Whether there is a file of an earlier time to start with. */
    boolean remembers() {
        return files.read(files.config()).contains(config.frameId());
    }

    /** Starts HAProxy with this blueprint or, when none is known yet, with what the last file says. */
    void start(Optional<Blueprint> blueprint) throws InterruptedException {
        if (blueprint.isPresent()) {
            write(blueprint.get());
        } else if (!remembers()) {
            write(Blueprint.EMPTY);
        }
        process.start();
        outdated = false;
    }

    boolean alive() {
        return process.alive();
    }

    /**
     * Brings HAProxy to the blueprint. When it returns, the blueprint is in force and the file says the same.
     *
     * @return whether nothing is left to tidy up
     */
    boolean bringTo(Blueprint blueprint) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            Difference difference = Difference.between(Observed.read(control), blueprint);
            if (difference.reload() || outdated) {
                reload(blueprint, difference);
                continue;
            }
            write(blueprint);
            difference.tidying().forEach(control::toWorker);
            if (difference.required().isEmpty()) {
                return difference.tidying().isEmpty();
            }
            difference.required().forEach(this::order);
        }
        throw new RouterException("HAProxy does not keep what it is told: "
                + Difference.between(Observed.read(control), blueprint).required());
    }

    /** Tasks other than these to which any worker, old ones included, still has connections in use. */
    Set<TaskId> busyBeside(Set<TaskId> kept) {
        Set<String> busy = new TreeSet<>(Observed.busy(control.toWorker("show servers conn")));
        for (long old : process.oldWorkers()) {
            busy.addAll(Observed.busy(control.toWorker(old, "show servers conn")));
        }
        Set<TaskId> beside = new TreeSet<>();
        busy.stream().map(TaskId::new).filter(task -> !kept.contains(task)).forEach(beside::add);
        return beside;
    }

    void end() {
        process.end();
    }

    private void order(String command) {
        String answer = control.toWorker(command);
        if (!answer.isEmpty()) {
            LOG.debug("{}: {}", command, answer);
        }
    }

    /**
     * Has a new worker take over. Servers that only finish something are not in the new file: the worker being replaced keeps
     * them. When it fails, the backends there are still follow the table.
     */
    private void reload(Blueprint blueprint, Difference difference) throws InterruptedException {
        long wait = BETWEEN_RELOADS.toNanos() - (System.nanoTime() - lastReload);
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
        }
        String goodConfig = files.read(files.config());
        String goodRoutes = files.read(files.routes());
        try {
            files.write(files.candidate(), config.render(blueprint));
            files.write(files.routes(), HaproxyConfig.renderRoutes(blueprint));
            check();
            files.write(files.config(), files.read(files.candidate()));
            process.reload();
            lastReload = System.nanoTime();
            outdated = false;
        } catch (RouterException e) {
            files.write(files.routes(), goodRoutes);
            files.write(files.config(), goodConfig);
            difference.required().forEach(this::order);
            throw e;
        }
    }

    private void check() throws InterruptedException {
        Optional<String> fault = process.check(files.candidate());
        if (fault.isPresent()) {
            throw new RouterException("HAProxy refuses the new configuration, the old one stays: " + fault.get());
        }
    }

    private void write(Blueprint blueprint) {
        replace(files.routes(), HaproxyConfig.renderRoutes(blueprint));
        replace(files.config(), config.render(blueprint));
    }

    private void replace(Path file, String text) {
        if (!Files.exists(file) || !files.read(file).equals(text)) {
            files.write(file, text);
        }
    }
}
