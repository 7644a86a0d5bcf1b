package dev.podium.node.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A container as the engine sees it now.
 *
 * @param pid of its first process on the machine, while it runs
 * @param address its own IP address; empty when it has none or shares another container's network
 * @param imageId content id of the image it was made from
 */
public record ContainerView(
        String id,
        String name,
        Map<String, String> labels,
        State state,
        Optional<Long> pid,
        Optional<String> address,
        String imageId,
        Optional<Instant> startedAt,
        Optional<Exit> exit) {
    /** Where its process is. */
    public enum State {
        CREATED,
        RUNNING,
        EXITED
    }

    /**
     * How its process ended.
     *
     * @param error the engine's own words when the process could not even be started, otherwise empty
     */
    public record Exit(int code, boolean outOfMemory, Instant at, String error) {}

    public ContainerView {
        labels = Map.copyOf(labels);
    }

    public boolean running() {
        return state == State.RUNNING;
    }
}
