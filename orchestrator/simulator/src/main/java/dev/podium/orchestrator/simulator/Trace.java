package dev.podium.orchestrator.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What happened, in lines people can read: the latest ones are kept, all of them count in the digest. */
public final class Trace {
    private static final int KEPT = 60;

    private final Agenda agenda;
    private final Consumer<String> listener;
    private final MessageDigest digest;
    private final Deque<String> latest = new ArrayDeque<>();

    Trace(Agenda agenda, Consumer<String> listener) {
        this.agenda = agenda;
        this.listener = listener;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public void say(String who, String what) {
        String line =
                String.format(Locale.ROOT, "%10.3f  %-8s %s", agenda.elapsed().toMillis() / 1000.0, who, what);
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(line);
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        listener.accept(line);
    }

    List<String> latest() {
        return List.copyOf(latest);
    }

    /** The same for the same lines. Can be asked for once. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
