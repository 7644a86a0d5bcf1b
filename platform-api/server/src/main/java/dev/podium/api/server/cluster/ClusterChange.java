package dev.podium.api.server.cluster;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.Optional;

/** Something in the observed cluster is different now. */
public sealed interface ClusterChange {
    /** The app, its routes or what is missing of it. */
    record App(WorkloadId app) implements ClusterChange {}

    /** What is remembered of a job or cron. */
    record Runs(WorkloadId workload, Optional<RunBook> before, Optional<RunBook> after) implements ClusterChange {}

    /** The engine has nothing left of a deleted app and has forgotten it. */
    record AppForgotten(WorkloadId app, String uid) implements ClusterChange {}

    record TaskRecord(Optional<Task> before, Optional<Task> after) implements ClusterChange {}

    /** @param revision the store's, the same for everybody who sees this change */
    record TaskReport(TaskId task, Optional<TaskStatus> before, Optional<TaskStatus> after, long revision)
            implements ClusterChange {}

    /** Facts, intent or router of a node. */
    record Node(NodeName node) implements ClusterChange {}

    record NodeConnection(NodeName node, Optional<NodeSession> before, Optional<NodeSession> after)
            implements ClusterChange {}
}
