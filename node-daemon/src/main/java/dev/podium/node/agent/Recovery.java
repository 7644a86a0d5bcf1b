package dev.podium.node.agent;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.engine.ContainerView;
import dev.podium.node.engine.Labels;
import dev.podium.node.network.Sandboxes;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** After a restart of the daemon: finds the containers of the remembered tasks again, changing nothing about them. */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final NodeName node;
    private final ContainerEngine engine;
    private final Sandboxes sandboxes;
    private final TaskBook book;

    Recovery(NodeName node, ContainerEngine engine, Sandboxes sandboxes, TaskBook book) {
        this.node = node;
        this.engine = engine;
        this.sandboxes = sandboxes;
        this.book = book;
    }

    void run() {
        Map<String, Task> holders = new HashMap<>();
        for (ContainerView found : apps()) {
            Optional<TaskBook.Entry> entry = taskOf(found).flatMap(book::entry);
            if (entry.isEmpty() || entry.get().state().ended()) {
                continue;
            }
            if (found.state() == ContainerView.State.CREATED) {
                engine.remove(found.id()); // The daemon was stopped in the middle of a start; it is made anew.
                continue;
            }
            Optional.ofNullable(found.labels().get(Labels.SANDBOX))
                    .ifPresent(sandbox -> holders.put(sandbox, entry.get().task()));
            adopt(entry.get().id(), found);
        }
        sandboxes.recover(holders);
        for (TaskBook.Entry entry : book.entries()) {
            sandboxes
                    .of(entry.id())
                    .ifPresent(sandbox ->
                            book.annotate(entry.id(), status -> Statuses.address(status, sandbox.address())));
        }
    }

    /** Removes app containers of tasks nobody knows any more: neither this node nor the leader. */
    void removeStrays() {
        for (ContainerView found : apps()) {
            if (taskOf(found).flatMap(book::entry).isEmpty()) {
                LOG.info("container {} belongs to no task any more and is removed", found.name());
                engine.remove(found.id());
            }
        }
    }

    private List<ContainerView> apps() {
        return engine.containers(Map.of(Labels.NODE, node.value(), Labels.ROLE, Labels.ROLE_APP));
    }

    private static Optional<TaskId> taskOf(ContainerView found) {
        return Optional.ofNullable(found.labels().get(Labels.TASK))
                .filter(id -> !id.isBlank())
                .map(TaskId::new);
    }

    private void adopt(TaskId task, ContainerView found) {
        LOG.info("task {} is found again in container {}", task, found.name());
        book.advance(task, TaskState.RUNNING, status -> status); // Ignored when it was known to run.
        book.annotate(task, status -> Statuses.started(Statuses.containerId(status, found.id()), found.startedAt()));
    }
}
