package dev.podium.api.server.status;

import dev.podium.orchestrator.model.workload.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was declared, as far as the status depends on it.
 *
 * @param urls where its routes lead
 * @param imageWarning why its image is not pinned
 * @param changedAt when its current release, or its latest restart, was asked for
 */
public record DeclaredApp(Workload workload, List<String> urls, Optional<String> imageWarning, Instant changedAt) {
    public DeclaredApp {
        urls = List.copyOf(urls);
    }
}
