package dev.podium.api.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.app.LogLine;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogMergeTest {
    private static final TaskId A = new TaskId("a");
    private static final TaskId B = new TaskId("b");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(5);

    private final LogMerge merge = new LogMerge(InstantSource.system());

    @Test
    void linesOfLogsThatHaveEndedComeByTime() throws InterruptedException {
        merge.begin(A);
        merge.begin(B);
        merge.add(A, line("a1", 1));
        merge.add(A, line("a4", 4));
        merge.add(B, line("b2", 2));
        merge.add(B, line("b3", 3));
        merge.end(A);
        merge.end(B);
        assertThat(all()).containsExactly("a1", "b2", "b3", "a4", "drained");
    }

    @Test
    void aQuietLogDoesNotHoldUpTheOthersForLong() throws InterruptedException {
        merge.begin(A);
        merge.begin(B);
        merge.add(A, line("a1", 1));
        assertThat(merge.next(SOON)).isEqualTo(new LogMerge.Next.Line(line("a1", 1)));
        assertThat(merge.next(Duration.ZERO)).isInstanceOf(LogMerge.Next.Nothing.class);
    }

    @Test
    void itStaysWhileMoreLogsMayBegin() throws InterruptedException {
        merge.stay(true);
        assertThat(merge.next(Duration.ofMillis(10))).isInstanceOf(LogMerge.Next.Nothing.class);
        merge.begin(A);
        merge.add(A, line("a1", 1));
        merge.end(A);
        merge.stay(false);
        assertThat(all()).containsExactly("a1", "drained");
    }

    @Test
    void noticesComeAtOnceAndClosingEndsAWait() throws InterruptedException {
        merge.begin(A);
        merge.notice("node-b is away");
        assertThat(merge.next(SOON)).isEqualTo(new LogMerge.Next.Notice("node-b is away"));
        Thread.ofVirtual().start(merge::close);
        assertThat(merge.next(SOON)).isInstanceOf(LogMerge.Next.Closed.class);
    }

    private List<String> all() throws InterruptedException {
        List<String> told = new ArrayList<>();
        while (true) {
            switch (merge.next(SOON)) {
                case LogMerge.Next.Line(var line) -> told.add(line.text());
                case LogMerge.Next.Drained _ -> {
                    told.add("drained");
                    return told;
                }
                case LogMerge.Next.Notice(var text) -> told.add(text);
                case LogMerge.Next.Nothing _, LogMerge.Next.Closed _ ->
                    throw new AssertionError("came to an end at " + told);
            }
        }
    }

    private static LogLine line(String text, int second) {
        return new LogLine("t", "1", "n", NOON.plusSeconds(second), "stdout", text);
    }
}
