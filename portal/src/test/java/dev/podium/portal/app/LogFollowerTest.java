package dev.podium.portal.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.app.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LogFollowerTest {
    @Test
    void lines_are_handed_over_once_and_in_order() {
        AtomicInteger asked = new AtomicInteger();
        LogFollower follower = new LogFollower(asked::incrementAndGet);
        follower.line(line("one"));
        follower.notice("ship-2 is away");
        assertThat(texts(follower.take())).containsExactly("one", "ship-2 is away");
        assertThat(follower.take()).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_page_that_lags_behind_loses_the_oldest_lines_and_is_told_how_many() {
        LogFollower follower = new LogFollower(() -> {});
        for (int i = 0; i < 4_010; i++) {
            follower.line(line("line " + i));
        }
        List<String> texts = texts(follower.take());
        assertThat(texts).hasSize(4_001);
        assertThat(texts.getFirst()).startsWith("10 lines came too fast");
        assertThat(texts.get(1)).isEqualTo("line 10");
        assertThat(texts.getLast()).isEqualTo("line 4009");
    }

    private static List<String> texts(List<LogFollower.Entry> entries) {
        return entries.stream()
                .map(entry -> switch (entry) {
                    case LogFollower.Entry.Line(var line) -> line.text();
                    case LogFollower.Entry.Note(var text) -> text;
                })
                .toList();
    }

    private static LogLine line(String text) {
        return new LogLine("task", "1", "ship-1", Instant.parse("2026-01-01T12:00:00Z"), "stdout", text);
    }
}
