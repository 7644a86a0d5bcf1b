package dev.podium.api.server.resource;

import dev.podium.api.contract.resource.Metadata;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

/** Entity tags: the resource's version, quoted. */
public final class ETags {
    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** 200 with the resource and its tag. */
    public static <T> MutableHttpResponse<T> ok(T resource, Metadata metadata) {
        return HttpResponse.ok(resource).header(HttpHeaders.ETAG, of(metadata.version()));
    }

    /** 201 where the write made the resource, else 200. */
    public static <T> MutableHttpResponse<T> written(T resource, Metadata metadata, boolean created) {
        MutableHttpResponse<T> response = created ? HttpResponse.created(resource) : HttpResponse.ok(resource);
        return response.header(HttpHeaders.ETAG, of(metadata.version()));
    }
}
