package dev.podium.api.server.operations;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says whether what an operation asked for is so. Answered by the feature that keeps the objects of the kind. */
public interface Progress {
    /** The kind of object it can speak of. */
    String kind();

    Standing of(Target target);

    /** What an operation is about. */
    record Target(String action, @Nullable String namespace, String name, UUID uid) {}

    /** @param message how things are, in a sentence */
    record Standing(boolean reached, String message) {}
}
