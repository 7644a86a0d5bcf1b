package dev.podium.node;

import dev.podium.node.agent.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the daemon does, in a file for whoever started it: {@code {"state", "message", "pid", "since"}}.
 *
 * <p>{@code starting} until every part has been heard of, then {@code ready} or, with the reason in words, {@code degraded}.
 */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    /** What the daemon depends on. */
    enum Part {
        ENGINE,
        SERVER,
        ROUTER
    }

    private final Path file;
    private final InstantSource clock;
    private final Map<Part, Optional<String>> problems = new EnumMap<>(Part.class);
    private String state = "";
    private String message = "";

    Health(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        write();
    }

    synchronized void wellIs(Part part) {
        problems.put(part, Optional.empty());
        write();
    }

    synchronized void problem(Part part, String words) {
        problems.put(part, Optional.of(words));
        write();
    }

    synchronized String state() {
        return state;
    }

    private synchronized void write() {
        String words = problems.values().stream().flatMap(Optional::stream).collect(Collectors.joining("; "));
        boolean complete = problems.size() == Part.values().length;
        String now = words.isEmpty() ? (complete ? "ready" : "starting") : "degraded";
        if (now.equals(state) && words.equals(message)) {
            return;
        }
        state = now;
        message = words;
        LOG.info("the node is {}{}", state, words.isEmpty() ? "" : ": " + words);
        try {
            WholeFile.replace(file, json(clock.instant()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.error("{} cannot be written", file, e);
        }
    }

    private String json(Instant since) {
        return "{\"state\":\"" + state + "\",\"message\":\"" + escape(message) + "\",\"pid\":"
                + ProcessHandle.current().pid() + ",\"since\":\"" + since + "\"}\n";
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                default -> escaped.append(c < ' ' ? " " : Character.toString(c));
            }
        });
        return escaped.toString();
    }
}
