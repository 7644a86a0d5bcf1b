package dev.podium.node.engine.memory;

import dev.podium.node.engine.ContainerPlan;
import dev.podium.node.engine.ContainerView;
import dev.podium.node.engine.LogStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One container. Guarded by its engine. */
final class MemoryContainer {
    final String id;
    final ContainerPlan plan;
    final String imageId;
    final Optional<String> address;
    final List<LogStream.Line> output = new ArrayList<>();
    Optional<Instant> startedAt = Optional.empty();
    Optional<ContainerView.Exit> exit = Optional.empty();

    MemoryContainer(String id, ContainerPlan plan, String imageId, Optional<String> address) {
        this.id = id;
        this.plan = plan;
        this.imageId = imageId;
        this.address = address;
    }

    boolean running() {
        return startedAt.isPresent() && exit.isEmpty();
    }

    boolean has(Map<String, String> labels) {
        return plan.labels().entrySet().containsAll(labels.entrySet());
    }

    ContainerView view() {
        ContainerView.State state = running()
                ? ContainerView.State.RUNNING
                : startedAt.isPresent() ? ContainerView.State.EXITED : ContainerView.State.CREATED;
        return new ContainerView(
                id,
                plan.name(),
                plan.labels(),
                state,
                running() ? Optional.of(1L) : Optional.empty(),
                running() ? address : Optional.empty(),
                imageId,
                startedAt,
                exit);
    }
}
