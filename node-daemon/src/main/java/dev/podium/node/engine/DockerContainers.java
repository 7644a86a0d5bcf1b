package dev.podium.node.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Containers of the Docker Engine. */
final class DockerContainers {
    /** How the engine writes an instant that has not come. */
    private static final String NEVER = "0001-01-01";

    private final DockerClient client;
    /** Making and starting is processor work: more at once than there are cores only makes each one slower. */
    private final Semaphore makers;

    DockerContainers(DockerClient client, int atOnce) {
        this.client = client;
        this.makers = new Semaphore(atOnce, true);
    }

    String create(ContainerPlan plan) {
        CreateContainerCmd command = DockerContainerOrder.of(client, plan);
        return inTurn(() ->
                DockerCalls.call("create " + plan.name(), () -> command.exec().getId()));
    }

    void start(String id) {
        inTurn(() -> {
            DockerCalls.run("start", () -> client.startContainerCmd(id).exec());
            return id;
        });
    }

    private String inTurn(Supplier<String> work) {
        makers.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            makers.release();
        }
    }

    void signal(String id, String signal) {
        DockerCalls.runIfThere("signal " + signal, () -> {
            try {
                client.killContainerCmd(id).withSignal(signal).exec();
            } catch (ConflictException e) {
                // The engine's way of saying that it does not run any more; another conflict is not known here.
                if (inspect(id).filter(ContainerView::running).isPresent()) {
                    throw e;
                }
            }
        });
    }

    void remove(String id) {
        DockerCalls.runIfThere(
                "remove",
                () -> client.removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec());
    }

    Optional<ContainerView> inspect(String id) {
        return DockerCalls.find("inspect", () -> client.inspectContainerCmd(id).exec())
                .map(DockerContainers::view);
    }

    List<ContainerView> list(Map<String, String> labels) {
        List<Container> found = DockerCalls.call(
                "list containers",
                () -> client.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(LabelFilter.terms(labels))
                        .exec());
        return found.stream()
                .flatMap(container -> inspect(container.getId()).stream())
                .toList();
    }

    private static ContainerView view(InspectContainerResponse found) {
        ContainerState state = found.getState();
        Map<String, String> labels =
                found.getConfig() == null ? null : found.getConfig().getLabels();
        return new ContainerView(
                Objects.requireNonNull(found.getId()),
                Objects.requireNonNullElse(found.getName(), "").replaceFirst("^/", ""),
                labels == null ? Map.of() : labels,
                state(state),
                Optional.ofNullable(state.getPidLong()).filter(pid -> pid > 0),
                address(found),
                Objects.requireNonNullElse(found.getImageId(), ""),
                instant(state.getStartedAt()),
                exit(state));
    }

    private static ContainerView.State state(ContainerState state) {
        String status = Objects.requireNonNullElse(state.getStatus(), "");
        return switch (status) {
            case "created" -> ContainerView.State.CREATED;
            case "running", "paused", "restarting" -> ContainerView.State.RUNNING;
            default -> ContainerView.State.EXITED;
        };
    }

    private static Optional<ContainerView.Exit> exit(ContainerState state) {
        Optional<Instant> at = instant(state.getFinishedAt());
        String error = Objects.requireNonNullElse(state.getError(), "");
        boolean over = state(state) == ContainerView.State.EXITED
                || (state(state) == ContainerView.State.CREATED && !error.isEmpty());
        if (!over) {
            return Optional.empty();
        }
        int code = Objects.requireNonNullElse(state.getExitCodeLong(), 0L).intValue();
        return Optional.of(new ContainerView.Exit(
                code, Boolean.TRUE.equals(state.getOOMKilled()), at.orElse(Instant.EPOCH), error));
    }

    private static Optional<String> address(InspectContainerResponse found) {
        if (found.getNetworkSettings() == null || found.getNetworkSettings().getNetworks() == null) {
            return Optional.empty();
        }
        return found.getNetworkSettings().getNetworks().values().stream()
                .map(ContainerNetwork::getIpAddress)
                .filter(address -> address != null && !address.isEmpty())
                .findFirst();
    }

    private static Optional<Instant> instant(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(written -> !written.isEmpty() && !written.startsWith(NEVER))
                .map(Instant::parse);
    }
}
