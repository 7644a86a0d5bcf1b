package dev.podium.node.engine;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the client library's exceptions into ours, with the engine's own words. */
final class DockerCalls {
    private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** Answers of an engine that is starting or stopping: they say nothing about what was asked. */
    private static final List<String> NOT_ITSELF = List.of(
            "containerd.sock",
            "transport is closing",
            "daemon is shutting down",
            "client connection is closing",
            "failed to update store");

    private DockerCalls() {}

    static <T> T call(String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (RuntimeException e) {
            throw translate(what, e);
        }
    }

    static void run(String what, Runnable request) {
        try {
            request.run();
        } catch (NotModifiedException e) {
            return; // It is already as wanted.
        } catch (RuntimeException e) {
            throw translate(what, e);
        }
    }

    /** Like {@link #run}, content when the thing is not there. */
    static void runIfThere(String what, Runnable request) {
        try {
            run(what, request);
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    /** Like {@link #call}, empty when the thing is not there. */
    static <T> Optional<T> find(String what, Supplier<T> request) {
        try {
            return Optional.of(request.get());
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            throw translate(what, e);
        }
    }

    static EngineException translate(String what, Throwable thrown) {
        return switch (thrown) {
            case EngineException e -> e;
            case NotFoundException e -> failure(EngineException.Kind.NOT_FOUND, words(e), e);
            case ConflictException e -> failure(EngineException.Kind.CONFLICT, words(e), e);
            case DockerException e -> failure(kind(e), words(e), e);
            default ->
                failure(
                        EngineException.Kind.UNAVAILABLE,
                        "the container engine does not answer to \"" + what + "\" (" + rootMessage(thrown)
                                + "): is it running?",
                        thrown);
        };
    }

    /** The engine's answer without the client's wrapping. */
    static String words(DockerException e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        Matcher matcher = MESSAGE.matcher(text);
        String inner = matcher.find() ? matcher.group(1) : text;
        return inner.replace("\\\"", "\"")
                .replace("\\n", " ")
                .replace("\\\\", "\\")
                .strip();
    }

    private static EngineException.Kind kind(DockerException e) {
        String words = words(e);
        boolean notItself = NOT_ITSELF.stream().anyMatch(words::contains);
        return notItself ? EngineException.Kind.UNAVAILABLE : EngineException.Kind.REFUSED;
    }

    private static EngineException failure(EngineException.Kind kind, String message, Throwable cause) {
        return new EngineException(kind, message, cause);
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
