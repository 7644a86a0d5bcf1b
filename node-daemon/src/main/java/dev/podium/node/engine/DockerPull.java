package dev.podium.node.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One running pull: adds up the layers' progress and keeps the registry's answer. */
final class DockerPull extends ResultCallback.Adapter<PullResponseItem> {
    private final Consumer<PullProgress> progress;
    private final Map<String, PullProgress> layers = new HashMap<>();
    private volatile @Nullable String refusal;
    private volatile @Nullable Throwable failure;

    DockerPull(Consumer<PullProgress> progress) {
        this.progress = progress;
    }

    void await(String reference) throws InterruptedException {
        try {
            awaitCompletion();
        } catch (RuntimeException e) {
            failure = e; // The same exception onError was told of; told apart below.
        }
        String answer = refusal;
        if (answer != null) {
            throw new EngineException(EngineException.Kind.REFUSED, answer);
        }
        Throwable thrown = failure;
        if (thrown != null) {
            throw DockerCalls.translate("pull " + reference, thrown);
        }
    }

    @Override
    public void onNext(PullResponseItem item) {
        ResponseItem.ErrorDetail error = item.getErrorDetail();
        if (error != null && error.getMessage() != null) {
            refusal = error.getMessage();
            return;
        }
        ResponseItem.ProgressDetail detail = item.getProgressDetail();
        boolean download = "Downloading".equals(item.getStatus()) || "Download complete".equals(item.getStatus());
        if (item.getId() == null || !download) {
            return;
        }
        layers.merge(item.getId(), fetched(detail), DockerPull::furthest);
        progress.accept(layers.values().stream()
                .reduce(
                        new PullProgress(0, 0),
                        (a, b) -> new PullProgress(a.done() + b.done(), a.total() + b.total())));
    }

    @Override
    public void onError(Throwable thrown) {
        failure = thrown;
        super.onError(thrown);
    }

    private static PullProgress fetched(ResponseItem.@Nullable ProgressDetail detail) {
        if (detail == null || detail.getCurrent() == null || detail.getTotal() == null) {
            return new PullProgress(0, 0);
        }
        return new PullProgress(detail.getCurrent(), detail.getTotal());
    }

    /** "Download complete" comes without numbers: then everything of the layer is here. */
    private static PullProgress furthest(PullProgress before, PullProgress now) {
        return now.total() == 0 ? new PullProgress(before.total(), before.total()) : now;
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a pull", e);
        }
    }
}
