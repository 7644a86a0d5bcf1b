package dev.podium.api.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends requests exactly as told and shows the answers as they are. Immutable. */
public record Http(URI base, Map<String, String> headers) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    Http(URI base) {
        this(base, Map.of());
    }

    public static Http to(URI base) {
        return new Http(base);
    }

    /** An answer, with what problems have. */
    public record Answer(int status, String body, HttpHeaders headers) {
        public @Nullable String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        /** The text of a top-level JSON member; empty when there is none. */
        public String member(String name) {
            Matcher matcher = Pattern.compile("\"" + name + "\":\"?((?:[^\"\\\\,}]|\\\\.)*)")
                    .matcher(body);
            return matcher.find() ? matcher.group(1) : "";
        }

        public String code() {
            return member("code");
        }
    }

    public Http with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Http(base, more);
    }

    public Http bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
