package dev.podium.api.contract.resource;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a PUT in the shape a GET answers with; of the metadata only the labels count. */
@Serdeable
public record Write<S>(Labels metadata, S spec) {
    public static <S> Write<S> of(S spec) {
        return new Write<>(new Labels(null), spec);
    }

    public static <S> Write<S> of(S spec, Map<String, String> labels) {
        return new Write<>(new Labels(labels), spec);
    }

    @Serdeable
    public record Labels(@Nullable Map<String, String> labels) {}
}
