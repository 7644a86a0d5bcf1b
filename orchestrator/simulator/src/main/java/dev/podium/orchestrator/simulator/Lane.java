package dev.podium.orchestrator.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One direction of a connection. It keeps its order and, as TCP, loses nothing from its middle: while nothing gets through, what was
 * sent waits at the sender, which tries again.
 */
final class Lane {
    private static final Duration TRY_AGAIN = Duration.ofMillis(250);

    private final Program receiver;
    private final Agenda agenda;
    private final Ends ends;
    private final Queue<Runnable> underWay = new ArrayDeque<>();
    private Instant last = Agenda.BEGINNING;
    private boolean waiting;

    /** What becomes of the connection: nothing may get through for a while, or it may be over. */
    record Ends(BooleanSupplier blocked, BooleanSupplier cut, Supplier<Duration> latency) {}

    Lane(Program receiver, Agenda agenda, Ends ends) {
        this.receiver = receiver;
        this.agenda = agenda;
        this.ends = ends;
    }

    void send(Runnable arrival) {
        underWay.add(arrival);
        Instant next = agenda.now().plus(ends.latency().get());
        last = next.isBefore(last) ? last : next;
        receiver.after(Duration.between(agenda.now(), last), this::arrive);
    }

    private void arrive() {
        if (ends.cut().getAsBoolean()) {
            underWay.clear();
        } else if (ends.blocked().getAsBoolean()) {
            waitForTheNetwork();
        } else if (!waiting && !underWay.isEmpty()) {
            underWay.remove().run();
        }
    }

    private void waitForTheNetwork() {
        if (!waiting) {
            waiting = true;
            receiver.after(TRY_AGAIN, this::tryAgain);
        }
    }

    private void tryAgain() {
        waiting = false;
        int sent = underWay.size();
        for (int i = 0; i < sent && !waiting; i++) {
            arrive();
        }
    }
}
