package dev.podium.api.contract.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Under which conditions to write.
 *
 * @param ifVersion only if the resource still has this version
 * @param createOnly only if there is no such resource yet
 * @param dryRun answer as if it were written, but do not
 * @param idempotencyKey lets a POST be repeated without acting twice
 */
public record WriteOptions(
        @Nullable Long ifVersion,
        boolean createOnly,
        boolean dryRun,
        @Nullable String idempotencyKey) {
    public static final WriteOptions DEFAULT = new WriteOptions(null, false, false, null);

    public static WriteOptions ifVersion(long version) {
        return new WriteOptions(version, false, false, null);
    }

    public static WriteOptions creating() {
        return new WriteOptions(null, true, false, null);
    }

    public WriteOptions asDryRun() {
        return new WriteOptions(ifVersion, createOnly, true, idempotencyKey);
    }

    public WriteOptions withIdempotencyKey(String key) {
        return new WriteOptions(ifVersion, createOnly, dryRun, key);
    }

    Map<String, String> query() {
        return dryRun ? Map.of("dryRun", "true") : Map.of();
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (ifVersion != null) {
            headers.put("If-Match", "\"" + ifVersion + "\"");
        }
        if (createOnly) {
            headers.put("If-None-Match", "*");
        }
        if (idempotencyKey != null) {
            headers.put("Idempotency-Key", idempotencyKey);
        }
        return headers;
    }
}
