package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.wire.v1.NodeReport;
import dev.podium.orchestrator.wire.v1.Task;
import java.util.Optional;

/** What a session has to deal with, in order. */
sealed interface Event {
    /** The node said something other than a heartbeat. */
    record Reported(NodeReport report) implements Event {}

    /** The leader changed a task of this node; without a record it is forgotten. */
    record TaskChanged(long revision, TaskId task, Optional<Task> record) implements Event {}

    /** Changes were missed: read all again. */
    record Missed() implements Event {}

    /** The mark of connection went with an old lease. */
    record MarkLost() implements Event {}

    /** The time for adoption is over. */
    record AdoptionOver() implements Event {}

    /** Nothing new, but something may wait to be sent. */
    record Nudge() implements Event {}
}
