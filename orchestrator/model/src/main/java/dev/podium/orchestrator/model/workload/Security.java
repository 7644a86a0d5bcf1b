package dev.podium.orchestrator.model.workload;

import java.util.List;

/** What the container may do beyond the default, and the file system it sees. */
public record Security(boolean readOnlyRoot, List<String> addCapabilities) {
    public static final Security DEFAULT = new Security(false, List.of());

    public Security {
        addCapabilities = List.copyOf(addCapabilities);
    }
}
