package dev.podium.node.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what a prober tells, one line each, and waits for the next line. */
final class Heard implements ProbeListener {
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void started() {
        lines.add("started");
    }

    @Override
    public void ready(boolean ready, String words) {
        lines.add((ready ? "ready: " : "not ready: ") + words);
    }

    @Override
    public void failed(String reason, String words) {
        lines.add(reason + ": " + words);
    }

    String next() throws InterruptedException {
        String line = lines.poll(10, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("nothing was told within 10 s");
        }
        return line;
    }

    List<String> within(Duration time) throws InterruptedException {
        List<String> heard = new ArrayList<>();
        String line = lines.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        if (line != null) {
            heard.add(line);
            lines.drainTo(heard);
        }
        return heard;
    }
}
