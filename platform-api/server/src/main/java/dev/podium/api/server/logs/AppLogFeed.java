package dev.podium.api.server.logs;

import dev.podium.api.contract.app.LogLine;
import dev.podium.api.server.apps.AppIdentities;
import dev.podium.api.server.cluster.ChangedApps;
import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.logs.TaskLogSource.LogUnavailableException;
import dev.podium.api.server.logs.TaskLogSource.TaskLog;
import dev.podium.api.server.status.Instance;
import dev.podium.api.server.watch.Feed;
import dev.podium.api.server.watch.Message;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of an app's instances, one virtual thread for each log. When following, logs of instances that begin later join in, and
 * a log that broke off goes on when its node is back.
 */
final class AppLogFeed implements Feed {
    private static final Logger log = LoggerFactory.getLogger(AppLogFeed.class);

    /** The states in which there is, or was, a process that may have written something. */
    private static final Set<TaskState> WITH_LOG =
            EnumSet.of(TaskState.RUNNING, TaskState.READY, TaskState.COMPLETE, TaskState.FAILED, TaskState.SHUTDOWN);

    /** Between two attempts to read a log that broke off. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final AppIdentities.Identity app;
    private final LogRequest request;
    private final Cluster cluster;
    private final TaskLogSource source;
    private final InstantSource clock;
    private final LogMerge merge;
    private final Cluster.Subscription subscription;
    private final Map<TaskId, Reader> readers = new ConcurrentHashMap<>();
    private boolean over;

    AppLogFeed(
            AppIdentities.Identity app,
            LogRequest request,
            Cluster cluster,
            TaskLogSource source,
            InstantSource clock) {
        this.app = app;
        this.request = request;
        this.cluster = cluster;
        this.source = source;
        this.clock = clock;
        this.merge = new LogMerge(clock);
        this.subscription = request.follow()
                ? cluster.onChange(change -> {
                    if (ChangedApps.of(change, cluster).contains(app.id())) {
                        merge.nudge();
                    }
                })
                : () -> {};
        attach(true);
    }

    @Override
    public Next next(Duration longest) throws InterruptedException {
        Instant until = clock.instant().plus(longest);
        while (!over) {
            Duration left = Duration.between(clock.instant(), until);
            switch (merge.next(left.isNegative() ? Duration.ZERO : left)) {
                case LogMerge.Next.Line(var line) -> {
                    return Feed.told(new Message("log", line.time().toString(), line));
                }
                case LogMerge.Next.Notice(var text) -> {
                    return Feed.told(new Message("notice", null, text));
                }
                case LogMerge.Next.Nothing _ -> attach(false);
                case LogMerge.Next.Drained _ -> {
                    over = true;
                    return Feed.told(new Message("end", null, Map.of()));
                }
                case LogMerge.Next.Closed _ -> over = true;
            }
            if (!over && !clock.instant().isBefore(until)) {
                return Feed.quiet();
            }
        }
        return Feed.over();
    }

    @Override
    public void close() {
        subscription.close();
        readers.values().forEach(Reader::close);
        merge.close();
    }

    /** @param first whether what was asked for holds for these logs, or they join a stream that has begun */
    private void attach(boolean first) {
        if (!first && !request.follow()) {
            return;
        }
        cluster.instances().of(app.id(), app.uid()).stream()
                .filter(instance -> request.task().isEmpty()
                        || request.task().get().equals(instance.task().id()))
                .filter(instance -> WITH_LOG.contains(instance.status().state()))
                .filter(instance -> !readers.containsKey(instance.task().id())
                        || readers.get(instance.task().id()).mayGoOn(instance))
                .forEach(instance -> begin(instance, first));
        merge.stay(request.follow() && request.task().map(this::goesOn).orElse(true));
    }

    private boolean goesOn(TaskId task) {
        return cluster.instances()
                .of(task)
                .filter(instance -> !instance.status().state().ended())
                .isPresent();
    }

    private void begin(Instance instance, boolean first) {
        TaskId task = instance.task().id();
        Reader before = readers.get(task);
        Optional<Instant> seen = before == null ? request.after() : before.newest();
        Reader reader = new Reader(instance, seen, first && before == null ? request.tail() : OptionalInt.empty());
        readers.put(task, reader);
        merge.begin(task);
        Thread.ofVirtual().name("podium-log " + task).start(reader::run);
    }

    /** Reads one log. */
    private final class Reader {
        private final Instance instance;
        private final Optional<Instant> seen;
        private final OptionalInt tail;
        private volatile Optional<Instant> newest;
        private volatile Optional<TaskLog> open = Optional.empty();
        private volatile Optional<Instant> brokenOff = Optional.empty();
        private volatile boolean closed;

        private Reader(Instance instance, Optional<Instant> seen, OptionalInt tail) {
            this.instance = instance;
            this.seen = seen;
            this.newest = seen;
            this.tail = tail;
        }

        Optional<Instant> newest() {
            return newest;
        }

        /** It broke off a while ago, and its node is there. */
        boolean mayGoOn(Instance now) {
            return now.connected()
                    && brokenOff
                            .filter(at -> at.plus(PAUSE).isBefore(clock.instant()))
                            .isPresent();
        }

        void close() {
            closed = true;
            open.ifPresent(TaskLog::close);
        }

        private void run() {
            TaskId task = instance.task().id();
            try (TaskLog lines = source.open(
                    instance.task().node(),
                    new TaskLogSource.Query(task, request.follow(), tail, seen.or(request::since)))) {
                open = Optional.of(lines);
                while (!closed && lines.hasNext()) {
                    pass(lines.next());
                }
            } catch (LogUnavailableException e) {
                brokenOff = Optional.of(clock.instant());
                merge.notice("Instance " + instance.task().slot() + " on "
                        + instance.task().node() + ": " + e.getMessage());
            } catch (InterruptedException e) {
                log.debug("Reading the log of task {} was interrupted", task);
            } catch (RuntimeException e) {
                log.warn("Reading the log of task {} of {} failed", task, app.id(), e);
                merge.notice("The log of instance " + instance.task().slot() + " could not be read to its end.");
            } finally {
                merge.end(task);
            }
        }

        private void pass(TaskLogSource.Line line) throws InterruptedException {
            // Nodes know "since" to the millisecond only.
            if (seen.isPresent() && !line.time().isAfter(seen.get())) {
                return;
            }
            newest = Optional.of(line.time());
            merge.add(
                    instance.task().id(),
                    new LogLine(
                            instance.task().id().value(),
                            instance.task().slot().toString(),
                            instance.task().node().value(),
                            line.time(),
                            line.stderr() ? "stderr" : "stdout",
                            line.text()));
        }
    }
}
