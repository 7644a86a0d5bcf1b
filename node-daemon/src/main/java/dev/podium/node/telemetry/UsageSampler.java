package dev.podium.node.telemetry;

import dev.podium.orchestrator.wire.v1.NodeUsage;
import dev.podium.orchestrator.wire.v1.TaskUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples what the machine and its tasks use from the kernel's own counters: no engine is asked, so a sample of fifty tasks
 * costs about a millisecond. A task whose counters cannot be seen from here is left out.
 */
public final class UsageSampler implements UsageSource {
    public static final Duration EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(UsageSampler.class);

    private final Duration every;
    private final Supplier<List<RunningTask>> tasks;
    private final Path disk;
    private final Machine machine;
    private final ControlGroups groups;
    private final int cores;
    private final Thread thread;
    private final Map<RunningTask, Meter> meters = new HashMap<>();
    private Machine.Ticks before;
    private volatile NodeUsage usage = NodeUsage.getDefaultInstance();

    private UsageSampler(Duration every, Supplier<List<RunningTask>> tasks, Path disk, Path proc) {
        this.every = every;
        this.tasks = tasks;
        this.disk = disk;
        this.machine = new Machine(proc);
        this.groups = new ControlGroups(proc);
        this.cores = Runtime.getRuntime().availableProcessors();
        this.before = machine.ticks();
        this.thread = Thread.ofVirtual().name("usage").unstarted(this::run);
    }

    /**
     * @param tasks those that run now; asked for each sample
     * @param disk any path on the file system whose use is told, best the engine's root
     */
    public static UsageSampler start(Duration every, Supplier<List<RunningTask>> tasks, Path disk) {
        UsageSampler sampler = new UsageSampler(every, tasks, disk, Path.of("/proc"));
        sampler.thread.start();
        return sampler;
    }

    @Override
    public NodeUsage usage() {
        return usage;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        while (true) {
            try {
                usage = sample();
                Thread.sleep(every);
            } catch (InterruptedException closed) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("what this machine uses could not be sampled; the last sample stays", e);
                before = machine.ticks();
            }
        }
    }

    private NodeUsage sample() {
        NodeUsage.Builder sample = NodeUsage.newBuilder();
        Machine.Ticks now = machine.ticks();
        long passed = now.all() - before.all();
        if (passed > 0) {
            sample.setCpu((now.busy() - before.busy()) * cores * 1000 / passed);
        }
        before = now;
        Machine.Memory memory = machine.memory();
        sample.setMemory(memory.total() - memory.available());
        addDisk(sample);
        addTasks(sample);
        return sample.build();
    }

    private void addDisk(NodeUsage.Builder sample) {
        try {
            var store = Files.getFileStore(nearest(disk));
            sample.setDiskSize(store.getTotalSpace()).setDiskUsed(store.getTotalSpace() - store.getUsableSpace());
        } catch (IOException e) {
            LOG.debug("the file system of {} cannot be read", disk, e);
        }
    }

    private static Path nearest(Path path) {
        Path parent = path.getParent();
        return Files.exists(path) || parent == null ? path : nearest(parent);
    }

    private void addTasks(NodeUsage.Builder sample) {
        List<RunningTask> running = tasks.get();
        meters.keySet().retainAll(running);
        for (RunningTask task : running) {
            if (!meters.containsKey(task)) {
                groups.of(task.pid()).ifPresent(group -> meters.put(task, new Meter(group)));
            }
            Meter meter = meters.get(task);
            if (meter != null) {
                meter.read(task).ifPresent(sample::addTasks);
            }
        }
    }

    /** Remembers the last reading of one task, because processor time is only known as a sum. */
    private static final class Meter {
        private final TaskGroup group;
        private long lastMicros = -1;
        private long lastNanos;

        Meter(TaskGroup group) {
            this.group = group;
        }

        Optional<TaskUsage> read(RunningTask task) {
            var micros = group.cpuMicros();
            if (micros.isEmpty()) {
                return Optional.empty();
            }
            long nanos = System.nanoTime();
            long cpu = lastMicros < 0 || nanos == lastNanos
                    ? 0
                    : (micros.getAsLong() - lastMicros) * 1_000_000 / (nanos - lastNanos);
            lastMicros = micros.getAsLong();
            lastNanos = nanos;
            return Optional.of(TaskUsage.newBuilder()
                    .setTask(task.task().value())
                    .setCpu(Math.max(0, cpu))
                    .setMemory(group.memory())
                    .setPids(group.pids())
                    .build());
        }
    }
}
