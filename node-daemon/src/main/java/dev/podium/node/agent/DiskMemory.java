package dev.podium.node.agent;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.wire.RoutingCodec;
import dev.podium.orchestrator.wire.TaskCodec;
import dev.podium.orchestrator.wire.v1.Assignments;
import dev.podium.orchestrator.wire.v1.TaskReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Memory in three files, each replaced as a whole: {@code assignments.pb}, {@code statuses.pb}, {@code routing.pb}. */
public final class DiskMemory implements AgentMemory {
    private static final Logger LOG = LoggerFactory.getLogger(DiskMemory.class);

    private final Path assignments;
    private final Path statuses;
    private final Path routing;

    /** @param directory made when it is not there */
    public DiskMemory(Path directory) {
        this.assignments = directory.resolve("assignments.pb");
        this.statuses = directory.resolve("statuses.pb");
        this.routing = directory.resolve("routing.pb");
    }

    private interface Parser<T> {
        T parse(byte[] bytes) throws InvalidProtocolBufferException;
    }

    @Override
    public List<TaskBook.Entry> tasks() {
        Map<String, TaskStatus> known = read(statuses, TaskReports::parseFrom)
                .map(reports -> reports.getTasksList().stream()
                        .map(TaskCodec::decode)
                        .collect(Collectors.toMap(status -> status.task().value(), Function.identity())))
                .orElse(Map.of());
        return read(assignments, Assignments::parseFrom).stream()
                .flatMap(stored -> stored.getTasksList().stream())
                .map(TaskCodec::decode)
                .map(task -> new TaskBook.Entry(
                        task,
                        known.getOrDefault(
                                task.id().value(), TaskStatus.of(task.id(), TaskState.ASSIGNED, Instant.EPOCH))))
                .toList();
    }

    @Override
    public synchronized void remember(List<TaskBook.Entry> tasks) {
        TaskReports.Builder reports = TaskReports.newBuilder();
        Assignments.Builder wanted = Assignments.newBuilder().setComplete(true);
        for (TaskBook.Entry entry : tasks) {
            reports.addTasks(TaskCodec.encode(entry.status()));
            wanted.addTasks(TaskCodec.encode(entry.task()));
        }
        write(statuses, reports.build());
        write(assignments, wanted.build());
    }

    @Override
    public Optional<RoutingTable> routing() {
        return read(routing, dev.podium.orchestrator.wire.v1.RoutingTable::parseFrom)
                .map(RoutingCodec::decode);
    }

    @Override
    public synchronized void remember(RoutingTable table) {
        write(routing, RoutingCodec.encode(table));
    }

    private static <T> Optional<T> read(Path file, Parser<T> parser) {
        try {
            Optional<byte[]> bytes = WholeFile.read(file);
            return bytes.isEmpty() ? Optional.empty() : Optional.of(parser.parse(bytes.get()));
        } catch (InvalidProtocolBufferException e) {
            LOG.error("{} is damaged and ignored; the server will send its content again", file, e);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void write(Path file, MessageLite message) {
        try {
            WholeFile.replace(file, message.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
