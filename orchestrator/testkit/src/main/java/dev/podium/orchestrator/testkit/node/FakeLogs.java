package dev.podium.orchestrator.testkit.node;

import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.wire.v1.LogLine;
import dev.podium.orchestrator.wire.v1.LogLines;
import dev.podium.orchestrator.wire.v1.LogQuery;
import dev.podium.orchestrator.wire.v1.NodeGatewayGrpc.NodeGatewayStub;
import dev.podium.orchestrator.wire.v1.OpenTunnel;
import dev.podium.orchestrator.wire.v1.TunnelDown;
import dev.podium.orchestrator.wire.v1.TunnelEnd;
import dev.podium.orchestrator.wire.v1.TunnelHello;
import dev.podium.orchestrator.wire.v1.TunnelUp;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The logs of a played node's tasks. A log that is followed grows when the test writes to it. */
public final class FakeLogs {
    private final Map<TaskId, List<String>> lines = new HashMap<>();
    private final List<Reader> readers = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private boolean deaf;
    private boolean greedy;
    private long sent;

    /** A task writes a line. */
    public synchronized void write(TaskId task, String line) {
        lines.computeIfAbsent(task, _ -> new ArrayList<>()).add(line);
        List.copyOf(readers).forEach(Reader::advance);
    }

    /** From now on orders to open a tunnel are not followed. */
    public synchronized void beDeaf() {
        deaf = true;
    }

    /** From now on lines are sent whether they were asked for or not. */
    public synchronized void beGreedy() {
        greedy = true;
    }

    /** The ids of all tunnels it was asked to open. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    /** How many lines went into tunnels. */
    public synchronized long sent() {
        return sent;
    }

    /** How many tunnels are open. */
    public synchronized int open() {
        return readers.size();
    }

    synchronized void serve(OpenTunnel order, NodeGatewayStub stub) {
        asked.add(order.getId());
        if (deaf) {
            return;
        }
        Reader reader = new Reader(order.getLogs());
        readers.add(reader);
        reader.start(stub.tunnel(reader), order.getId());
    }

    /** One tunnel. All its state is guarded by the logs. */
    private final class Reader implements StreamObserver<TunnelDown> {
        private final LogQuery query;
        private final TaskId task;
        private StreamObserver<TunnelUp> up = new Nowhere();
        private int next;
        private long credit;

        Reader(LogQuery query) {
            this.query = query;
            this.task = new TaskId(query.getTask());
        }

        void start(StreamObserver<TunnelUp> stream, String id) {
            up = stream;
            up.onNext(TunnelUp.newBuilder()
                    .setHello(TunnelHello.newBuilder().setId(id))
                    .build());
            if (!lines.containsKey(task)) {
                end("no such task: " + task);
                return;
            }
            int size = lines.get(task).size();
            next = query.getTail() < 0 ? 0 : Math.max(0, size - query.getTail());
            advance();
        }

        void advance() {
            List<String> all = lines.getOrDefault(task, List.of());
            while (next < all.size() && (greedy || credit > 0)) {
                LogLine line = LogLine.newBuilder()
                        .setTimeNanos(next)
                        .setText(all.get(next))
                        .build();
                next++;
                credit--;
                sent++;
                up.onNext(TunnelUp.newBuilder()
                        .setLines(LogLines.newBuilder().addLines(line))
                        .build());
            }
            if (next == all.size() && !query.getFollow()) {
                end("");
            }
        }

        private void end(String error) {
            up.onNext(TunnelUp.newBuilder()
                    .setEnd(TunnelEnd.newBuilder().setError(error))
                    .build());
            up.onCompleted();
            up = new Nowhere();
            gone();
        }

        private void gone() {
            synchronized (FakeLogs.this) {
                readers.remove(this);
            }
        }

        @Override
        public void onNext(TunnelDown down) {
            synchronized (FakeLogs.this) {
                credit += down.getMore();
                advance();
            }
        }

        @Override
        public void onError(Throwable error) {
            gone();
        }

        @Override
        public void onCompleted() {
            gone();
        }
    }

    /** Takes what comes after the end. */
    private static final class Nowhere implements StreamObserver<TunnelUp> {
        @Override
        public void onNext(TunnelUp up) {}

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onCompleted() {}
    }
}
