package dev.podium.node.logs;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.engine.EngineException;
import dev.podium.node.engine.LogRequest;
import dev.podium.node.engine.LogStream;
import dev.podium.node.logs.LogTunnels.Whereabouts;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.wire.v1.LogLine;
import dev.podium.orchestrator.wire.v1.LogLines;
import dev.podium.orchestrator.wire.v1.LogQuery;
import dev.podium.orchestrator.wire.v1.OpenTunnel;
import dev.podium.orchestrator.wire.v1.TunnelDown;
import dev.podium.orchestrator.wire.v1.TunnelEnd;
import dev.podium.orchestrator.wire.v1.TunnelHello;
import dev.podium.orchestrator.wire.v1.TunnelUp;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log on its way to the server, which says how many more lines it will take. */
final class LogTunnel implements StreamObserver<TunnelDown> {
    private static final Logger LOG = LoggerFactory.getLogger(LogTunnel.class);
    private static final int BATCH = 128;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final OpenTunnel order;
    private final ContainerEngine engine;
    private final LogTunnels.TaskContainers tasks;
    private final Credit credit = new Credit();
    private volatile @Nullable LogStream open;

    LogTunnel(OpenTunnel order, ContainerEngine engine, LogTunnels.TaskContainers tasks) {
        this.order = order;
        this.engine = engine;
        this.tasks = tasks;
    }

    void run(StreamObserver<TunnelUp> up) {
        String error = "";
        try {
            up.onNext(TunnelUp.newBuilder()
                    .setHello(TunnelHello.newBuilder().setId(order.getId()))
                    .build());
            error = carry(up);
        } catch (EngineException e) {
            error = e.words();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn(
                    "log tunnel {} of task {} failed",
                    order.getId(),
                    order.getLogs().getTask(),
                    e);
            error = "the node failed to read the log: " + e;
        }
        if (!credit.closed()) {
            up.onNext(TunnelUp.newBuilder()
                    .setEnd(TunnelEnd.newBuilder().setError(error))
                    .build());
            up.onCompleted();
        }
    }

    /** Returns the error with which it ended, empty for none. */
    private String carry(StreamObserver<TunnelUp> up) throws InterruptedException {
        LogQuery query = order.getLogs();
        return switch (whereabouts(query)) {
            case Whereabouts.In(String container) -> {
                try (LogStream lines = engine.logs(container, request(query))) {
                    open = lines;
                    pump(lines, up);
                }
                yield "";
            }
            case Whereabouts.Later(), Whereabouts.Silent() -> ""; // Nothing has been written (yet).
            case Whereabouts.Nowhere(String why) -> why;
        };
    }

    private Whereabouts whereabouts(LogQuery query) throws InterruptedException {
        TaskId task = new TaskId(query.getTask());
        Whereabouts now = tasks.of(task);
        while (query.getFollow() && now instanceof Whereabouts.Later && !credit.closed()) {
            credit.pause(LOOK_AGAIN);
            now = tasks.of(task);
        }
        return now;
    }

    private void pump(LogStream lines, StreamObserver<TunnelUp> up) throws InterruptedException {
        while (true) {
            int allowed = credit.take(BATCH);
            if (allowed == 0) {
                return;
            }
            List<LogStream.Line> next = lines.next(allowed);
            if (next.isEmpty() || credit.closed()) {
                return;
            }
            credit.giveBack(allowed - next.size());
            LogLines.Builder batch = LogLines.newBuilder();
            next.forEach(line -> batch.addLines(encode(line)));
            up.onNext(TunnelUp.newBuilder().setLines(batch).build());
        }
    }

    private static LogRequest request(LogQuery query) {
        Optional<Instant> since =
                query.getSince() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(query.getSince()));
        return new LogRequest(query.getFollow(), query.getTail(), since);
    }

    private static LogLine encode(LogStream.Line line) {
        long nanos = ChronoUnit.NANOS.between(Instant.EPOCH, line.time());
        return LogLine.newBuilder()
                .setTimeNanos(nanos)
                .setStderr(line.stderr())
                .setText(line.text())
                .build();
    }

    @Override
    public void onNext(TunnelDown down) {
        credit.giveBack(down.getMore());
    }

    @Override
    public void onError(Throwable thrown) {
        hangUp();
    }

    @Override
    public void onCompleted() {
        hangUp();
    }

    private void hangUp() {
        credit.close();
        LogStream stream = open;
        if (stream != null) {
            stream.close();
        }
    }
}
