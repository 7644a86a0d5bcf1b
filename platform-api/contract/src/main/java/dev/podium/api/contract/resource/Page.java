package dev.podium.api.contract.resource;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list, in a stable order. {@code cursor} asks for the next one and is absent on the last. */
@Serdeable
public record Page<T>(List<T> items, @Nullable String cursor) {
    public Page {
        items = List.copyOf(items);
    }
}
