package dev.podium.portal.app;

import com.vaadin.flow.server.streams.DownloadEvent;
import dev.podium.api.contract.app.LogLine;
import dev.podium.api.contract.client.ApiException;
import dev.podium.api.contract.client.LogListener;
import dev.podium.api.contract.client.Watch;
import dev.podium.portal.session.PortalSession;
import io.micronaut.context.annotation.Prototype;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a page gets log lines from: as they are written, or all at once as a file. */
@Prototype
final class LogSource {
    private static final Duration LONGEST_DOWNLOAD = Duration.ofMinutes(2);

    private final PortalSession session;
    private final InstantSource clock;

    LogSource(PortalSession session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    Watch follow(AppAddress address, LogFollower follower) {
        return session.platform().logs(address.ref(), address.log().following(clock.instant()), follower);
    }

    /** Writes the lines the page shows, and all that came before them, as a text file. */
    void download(AppAddress address, DownloadEvent event) throws IOException {
        event.setFileName(address.ref().namespace() + "-" + address.ref().name() + ".log");
        event.setContentType("text/plain; charset=utf-8");
        try (PrintWriter out = new PrintWriter(event.getOutputStream(), false, StandardCharsets.UTF_8)) {
            Writing writing = new Writing(out);
            try (Watch stream =
                    session.platform().logs(address.ref(), address.log().download(clock.instant()), writing)) {
                if (!writing.ended.await(LONGEST_DOWNLOAD.toMillis(), TimeUnit.MILLISECONDS)) {
                    out.println("# cut off after " + LONGEST_DOWNLOAD.toMinutes() + " minutes, stream ended: "
                            + stream.ended());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Writes each line as it comes; what went wrong is written too, so that a file cut short says so. */
    private record Writing(PrintWriter out, CountDownLatch ended) implements LogListener {
        Writing(PrintWriter out) {
            this(out, new CountDownLatch(1));
        }

        @Override
        public void line(LogLine line) {
            out.println(line.time() + " " + line.slot() + " " + line.stream() + " " + line.text());
        }

        @Override
        public void notice(String message) {
            out.println("# " + message);
        }

        @Override
        public void complete() {
            ended.countDown();
        }

        @Override
        public void interrupted(ApiException why, boolean forGood) {
            out.println("# " + why.getMessage());
            if (forGood) {
                ended.countDown();
            }
        }
    }
}
