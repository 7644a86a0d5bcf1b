package dev.podium.api.server.json;

import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.TypedMessageBodyReader;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/** Reads bodies so that malformed text is reported with line and column. */
@Singleton
@Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
final class JsonBodyReader implements TypedMessageBodyReader<JsonBody> {
    static final String MERGE_PATCH = "application/merge-patch+json";

    @Override
    public Argument<JsonBody> getType() {
        return Argument.of(JsonBody.class);
    }

    @Override
    public JsonBody read(Argument<JsonBody> type, MediaType mediaType, Headers headers, ByteBuffer<?> bytes) {
        return new JsonBody(JsonText.parse(bytes.toByteArray()));
    }

    @Override
    public JsonBody read(Argument<JsonBody> type, MediaType mediaType, Headers headers, InputStream stream) {
        try {
            return new JsonBody(JsonText.parse(stream.readAllBytes()));
        } catch (IOException e) {
            throw new CodecException("the body could not be read", e);
        }
    }
}
