package dev.podium.node.agent;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.engine.LogRequest;
import dev.podium.node.engine.LogStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why the container's init process could not start the program. The engine only sees an init process that ended; what it says
 * is the last line of the output ({@code [FATAL tini (7)] exec /bin/server failed: No such file or directory}).
 */
final class InitWords {
    private static final Logger LOG = LoggerFactory.getLogger(InitWords.class);
    private static final Pattern FATAL = Pattern.compile("\\[FATAL\\s+tini \\(\\d+\\)\\] (.*)");
    private static final int CANNOT_RUN = 126;
    private static final int NOT_FOUND = 127;
    private static final int LAST_LINES = 2;

    private InitWords() {}

    static Optional<String> of(ContainerEngine engine, String container, int exitCode) {
        if (exitCode != CANNOT_RUN && exitCode != NOT_FOUND) {
            return Optional.empty();
        }
        try (LogStream lines = engine.logs(container, new LogRequest(false, LAST_LINES, Optional.empty()))) {
            return lines.next(LAST_LINES).stream()
                    .map(line -> FATAL.matcher(line.text()))
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .findFirst();
        } catch (InterruptedException e) {
            LOG.debug("nobody interrupts the reading of last words", e);
            return Optional.empty();
        }
    }
}
