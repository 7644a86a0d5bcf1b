package dev.podium.node.engine;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The engine's log frames put together to lines; each line begins with the instant the engine gave it. */
final class DockerLogStream extends DockerStream<Frame, LogStream.Line> implements LogStream {
    /** A line longer than this is delivered in parts. */
    private static final int LONGEST = 64 * 1024;

    private final Optional<Instant> since;
    private final Map<StreamType, ByteArrayOutputStream> begun = new EnumMap<>(StreamType.class);

    /** @param since lines before it are left out; the engine itself only counts whole seconds */
    DockerLogStream(Optional<Instant> since) {
        this.since = since;
    }

    @Override
    public void onNext(Frame frame) {
        ByteArrayOutputStream line = begun.computeIfAbsent(frame.getStreamType(), _ -> new ByteArrayOutputStream());
        for (byte next : frame.getPayload()) {
            if (next == '\n' || line.size() >= LONGEST) {
                deliver(frame.getStreamType(), line);
            }
            if (next != '\n') {
                line.write(next);
            }
        }
    }

    @Override
    public void onComplete() {
        begun.forEach((type, line) -> {
            if (line.size() > 0) {
                deliver(type, line);
            }
        });
        super.onComplete();
    }

    private void deliver(StreamType type, ByteArrayOutputStream bytes) {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        int space = text.indexOf(' ');
        String stamp = space < 0 ? text : text.substring(0, space);
        Instant time = instant(stamp);
        if (since.isPresent() && time.isBefore(since.get())) {
            return;
        }
        String rest = space < 0 ? "" : text.substring(space + 1);
        offer(new Line(
                time, type == StreamType.STDERR, rest.endsWith("\r") ? rest.substring(0, rest.length() - 1) : rest));
    }

    private static Instant instant(String stamp) {
        try {
            return Instant.parse(stamp);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH; // The rest of a line longer than the engine's own limit has no stamp.
        }
    }
}
