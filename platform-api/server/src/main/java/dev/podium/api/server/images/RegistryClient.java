package dev.podium.api.server.images;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks registries which digest a reference names (OCI distribution specification, "Pulling manifests"). Follows no redirect
 * and reads no long answer: the address comes from a developer.
 */
final class RegistryClient {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final long LONGEST_ANSWER = 1 << 20;
    private static final String MANIFEST_TYPES = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");

    private final InstantSource clock;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    RegistryClient(InstantSource clock, JsonMapper json) {
        this.clock = clock;
        this.json = json;
    }

    /** One question, with everything it needs to be asked again with a token. */
    private record Question(
            ImageReference reference,
            RegistryAddress address,
            Instant deadline,
            @Nullable String token) {
        Question with(String newToken) {
            return new Question(reference, address, deadline, newToken);
        }
    }

    /** Answers within {@code longest}. */
    RegistryAnswer ask(ImageReference reference, Duration longest) throws InterruptedException {
        RegistryAddress address = RegistryAddress.of(reference);
        try {
            return ask(new Question(reference, address, clock.instant().plus(longest), null));
        } catch (TimeoutException e) {
            return new RegistryAnswer.Unreachable(
                    "registry " + reference.registry() + " did not answer within " + longest.toMillis() + " ms");
        } catch (IOException e) {
            return new RegistryAnswer.Unreachable(
                    "registry " + reference.registry() + " cannot be reached: " + words(e));
        }
    }

    private RegistryAnswer ask(Question question) throws IOException, InterruptedException, TimeoutException {
        HttpResponse<byte[]> head = manifest("HEAD", question);
        if (head.statusCode() == 401 && question.token() == null) {
            Optional<String> token = token(head, question);
            if (token.isPresent()) {
                return ask(question.with(token.get()));
            }
        }
        Optional<String> digest = head.headers().firstValue("Docker-Content-Digest");
        if (head.statusCode() == 200 && digest.isPresent() && digest.get().matches("sha256:[0-9a-f]{64}")) {
            return new RegistryAnswer.Found(digest.get());
        }
        // Only a GET has a body: the manifest whose digest the header withheld, or the reason for the refusal.
        HttpResponse<byte[]> full = manifest("GET", question);
        return full.statusCode() == 200
                ? new RegistryAnswer.Found(Digests.sha256(full.body()))
                : new RegistryAnswer.Refused(refusal(question.reference(), full));
    }

    private HttpResponse<byte[]> manifest(String method, Question question)
            throws IOException, InterruptedException, TimeoutException {
        HttpRequest.Builder request = HttpRequest.newBuilder(question.address().manifest(question.reference()))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Accept", MANIFEST_TYPES);
        if (question.token() != null) {
            request.header("Authorization", "Bearer " + question.token());
        }
        return send(request.build(), question.deadline());
    }

    private Optional<String> token(HttpResponse<byte[]> refused, Question question)
            throws IOException, InterruptedException, TimeoutException {
        Optional<URI> where = refused.headers()
                .firstValue("WWW-Authenticate")
                .flatMap(BearerChallenge::parse)
                .filter(challenge -> question.address().trusts(challenge.realm()))
                .map(challenge -> challenge.tokenRequest(question.reference().repository()));
        if (where.isEmpty()) {
            return Optional.empty();
        }
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(where.get()).build(), question.deadline());
        return answer.statusCode() == 200
                ? text(tree(answer.body()), "token").or(() -> text(tree(answer.body()), "access_token"))
                : Optional.empty();
    }

    private HttpResponse<byte[]> send(HttpRequest request, Instant deadline)
            throws IOException, InterruptedException, TimeoutException {
        // The timeout of a request ends with its headers; the future's covers the body and the look-up of the name as
        // well.
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            long left = Duration.between(clock.instant(), deadline).toMillis();
            return answer.get(Math.max(1, left), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private String refusal(ImageReference reference, HttpResponse<byte[]> answer) {
        String registry = "registry " + reference.registry();
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            return registry + " gives out " + reference.repository()
                    + " only to those who sign in (or does not have it)" + spoken(answer)
                    + "; signing in to registries is not supported yet by this version";
        }
        if (answer.statusCode() == 404) {
            return registry + " does not have " + reference.repository() + " in version " + reference.selector()
                    + spoken(answer);
        }
        return registry + " answered with status " + answer.statusCode() + spoken(answer);
    }

    /** The registry's own words, from {@code {"errors": [{"code", "message"}]}}. */
    private String spoken(HttpResponse<byte[]> answer) {
        JsonNode errors = tree(answer.body()).get("errors");
        JsonNode first = errors == null || !errors.isArray() || errors.size() == 0 ? null : errors.get(0);
        if (first == null || !first.isObject()) {
            return "";
        }
        String said = text(first, "message").or(() -> text(first, "code")).orElse("");
        String code = text(first, "code").map(c -> " (" + c + ")").orElse("");
        return said.isEmpty() ? "" : ", in its words: \"" + shorten(said) + "\"" + code;
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode tree = json.readValue(body, JsonNode.class);
            return tree != null && tree.isObject() ? tree : JsonNode.createObjectNode(java.util.Map.of());
        } catch (IOException noJson) {
            // An answer that is no JSON has no words to repeat; its status speaks.
            return JsonNode.createObjectNode(java.util.Map.of());
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).filter(JsonNode::isString).map(JsonNode::getStringValue);
    }

    private static String shorten(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    private static String words(IOException failure) {
        return switch (failure) {
            case java.net.http.HttpConnectTimeoutException _ -> "no connection within " + CONNECT.toSeconds() + " s";
            case java.net.ConnectException e
            when e.getMessage() == null -> "its name is not known, or it refuses the connection";
            default ->
                failure.getMessage() == null ? failure.getClass().getSimpleName() : shorten(failure.getMessage());
        };
    }
}
