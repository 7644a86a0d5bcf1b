package dev.podium.node.engine;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the daemon asks of a container engine. Blocking, safe for use by many threads; every method throws {@link
 * EngineException}.
 *
 * <p>Containers are named by the engine's id, images by id, name or {@code name@digest}. Label filters select what has all of
 * the given labels.
 */
public interface ContainerEngine extends AutoCloseable {
    EngineInfo info();

    List<ImageView> images();

    Optional<ImageView> image(String reference);

    /**
     * Fetches an image from its registry, telling {@code progress} now and then. An interrupt abandons it.
     *
     * @throws EngineException {@code REFUSED} or {@code NOT_FOUND} with the registry's words
     */
    ImageView pull(String reference, Consumer<PullProgress> progress) throws InterruptedException;

    /** Takes in an image as {@code docker save} writes it; {@code reference} is the name the archive gives it. */
    void loadImage(String reference, InputStream archive);

    /** Makes the network unless one of that name is there. */
    void ensureNetwork(NetworkPlan plan);

    /** Names of the networks with these labels. */
    List<String> networks(Map<String, String> labels);

    /** Removes the network if it is there. {@code CONFLICT} while a container is attached. */
    void removeNetwork(String name);

    /** Makes a container without starting it; returns its id. {@code CONFLICT} when the name is taken. */
    String create(ContainerPlan plan);

    /** Starts a created container; does nothing when it runs already. */
    void start(String id);

    /** Sends a signal, for example {@code SIGTERM}; does nothing when it does not run. */
    void signal(String id, String signal);

    /** Ends the container if need be and removes it with its anonymous volumes; does nothing when it is not there. */
    void remove(String id);

    Optional<ContainerView> inspect(String id);

    /** All containers with these labels, ended ones included. */
    List<ContainerView> containers(Map<String, String> labels);

    /** Runs a command inside a running container and waits for its end, at most as long as {@code timeout}. */
    ExecResult exec(String id, List<String> command, Duration timeout) throws InterruptedException;

    /** Opens the container's output. Ends by itself at the end of what there is, or of the container when following. */
    LogStream logs(String id, LogRequest request);

    /** Opens the stream of deaths among containers with these labels, from now on. Ends when the engine goes away. */
    DeathStream deaths(Map<String, String> labels);

    @Override
    void close();
}
