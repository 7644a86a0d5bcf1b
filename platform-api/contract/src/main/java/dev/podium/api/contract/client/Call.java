package dev.podium.api.contract.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One request, before it is given a host and a token. Immutable. */
record Call(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable Object body,
        Duration timeout) {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    static Call get(String path) {
        return of("GET", path);
    }

    static Call of(String method, String path) {
        return new Call(method, path, Map.of(), Map.of(), null, TIMEOUT);
    }

    /** Joins path segments, each percent-encoded, below {@code /api/v1}. */
    static String api(String... segments) {
        return "/api/v1/" + Arrays.stream(segments).map(Call::encode).collect(Collectors.joining("/"));
    }

    Call with(Map<String, String> moreQuery) {
        return new Call(method, path, joined(query, moreQuery), headers, body, timeout);
    }

    Call with(WriteOptions options) {
        return new Call(
                method, path, joined(query, options.query()), joined(headers, options.headers()), body, timeout);
    }

    Call header(String name, String value) {
        return new Call(method, path, query, joined(headers, Map.of(name, value)), body, timeout);
    }

    Call body(Object content) {
        return new Call(method, path, query, headers, content, timeout);
    }

    Call within(Duration longest) {
        return new Call(method, path, query, headers, body, longest);
    }

    String target() {
        if (query.isEmpty()) {
            return path;
        }
        return path + "?"
                + query.entrySet().stream()
                        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static Map<String, String> joined(Map<String, String> first, Map<String, String> second) {
        Map<String, String> both = new LinkedHashMap<>(first);
        both.putAll(second);
        return both;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
