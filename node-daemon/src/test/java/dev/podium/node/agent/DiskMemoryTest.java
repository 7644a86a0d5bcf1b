package dev.podium.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.Tasks;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What survives a restart of the daemon. */
class DiskMemoryTest {
    @TempDir
    Path home;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private TaskBook.Entry entry() {
        Task task = Tasks.on(new NodeName("node-a")).notBefore(now).build();
        return new TaskBook.Entry(task, TaskStatus.of(task.id(), TaskState.READY, now));
    }

    @Test
    void a_new_node_remembers_nothing() {
        DiskMemory memory = new DiskMemory(home.resolve("agent"));
        assertThat(memory.tasks()).isEmpty();
        assertThat(memory.routing()).isEmpty();
    }

    @Test
    void tasks_and_routing_are_found_again() {
        TaskBook.Entry entry = entry();
        DiskMemory memory = new DiskMemory(home.resolve("agent"));
        memory.remember(List.of(entry));
        memory.remember(RoutingTable.EMPTY);

        DiskMemory again = new DiskMemory(home.resolve("agent"));
        assertThat(again.tasks()).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(entry.id());
            assertThat(found.task().release()).isEqualTo(entry.task().release());
            assertThat(found.status()).isEqualTo(entry.status());
        });
        assertThat(again.routing()).contains(RoutingTable.EMPTY);
    }

    @Test
    void files_are_for_their_owner_only() throws Exception {
        new DiskMemory(home.resolve("agent")).remember(List.of(entry()));
        try (var files = Files.list(home.resolve("agent"))) {
            assertThat(files.toList())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void a_damaged_file_is_as_good_as_none() throws Exception {
        DiskMemory memory = new DiskMemory(home);
        memory.remember(List.of(entry()));
        Files.write(home.resolve("assignments.pb"), new byte[] {(byte) 0xff, 1, 2});
        assertThat(memory.tasks()).isEmpty();
    }
}
