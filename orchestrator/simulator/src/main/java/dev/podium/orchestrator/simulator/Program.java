package dev.podium.orchestrator.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A process on a machine. What it is about to do is lost when it ends and waits while it stands still (a long collection of
 * garbage, a laptop's closed lid); its clock may be wrong.
 */
public final class Program implements InstantSource {
    private final Agenda agenda;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Duration skew;
    private Instant stillUntil = Instant.MIN;
    private boolean up = true;
    private int life;

    public Program(Agenda agenda, Duration skew) {
        this.agenda = agenda;
        this.skew = skew;
    }

    /** What its clock shows. */
    @Override
    public Instant instant() {
        return agenda.now().plus(skew);
    }

    /** Time by a clock that never jumps. */
    public long ticks() {
        return agenda.elapsed().toNanos();
    }

    public void setClock(Duration ahead) {
        skew = ahead;
    }

    /** How often it has ended before. */
    int life() {
        return life;
    }

    public boolean up() {
        return up;
    }

    public boolean still() {
        return agenda.now().isBefore(stillUntil);
    }

    public void after(Duration time, Runnable what) {
        int now = life;
        agenda.after(time.isNegative() ? Duration.ZERO : time, () -> run(now, what));
    }

    /** At a moment of its own clock. */
    public void at(Instant moment, Runnable what) {
        after(Duration.between(instant(), moment), what);
    }

    private void run(int when, Runnable what) {
        if (!up || when != life) {
            return;
        }
        if (still()) {
            waiting.add(what);
        } else {
            what.run();
        }
    }

    public void standStill(Duration time) {
        stillUntil = agenda.now().plus(time);
        int now = life;
        agenda.at(stillUntil, () -> goOn(now));
    }

    private void goOn(int when) {
        while (up && when == life && !still() && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    public void end() {
        up = false;
        life++;
        waiting.clear();
        stillUntil = Instant.MIN;
    }

    public void start() {
        up = true;
    }
}
