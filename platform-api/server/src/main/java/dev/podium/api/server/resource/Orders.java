package dev.podium.api.server.resource;

import dev.podium.api.contract.resource.Metadata;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** The orders that lists of resources have in common. */
public final class Orders {
    private Orders() {}

    /** By name, and by when they were made and last changed. */
    public static <T> Map<String, Function<T, String>> ofResources(Function<T, Metadata> metadata) {
        return Map.of(
                "name", item -> metadata.apply(item).name(),
                "createdAt", item -> sortable(metadata.apply(item).createdAt()),
                "updatedAt", item -> sortable(metadata.apply(item).updatedAt()));
    }

    /** Instants as ISO-8601 do not sort as text, because zeros at their ends are left out. */
    private static String sortable(Instant instant) {
        return String.format("%020d.%09d", instant.getEpochSecond(), instant.getNano());
    }
}
