package dev.podium.node.probe;

import dev.podium.orchestrator.model.workload.Probe;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The questions to one task: startup first; once that has said yes, readiness and liveness side by side.
 *
 * <p>While a task has not said yes yet, questions come quicker than its probe asks for. Those extra ones can only help it: a
 * startup probe's "no" still takes {@code every × failures}.
 */
final class Questioning {
    private static final Logger LOG = LoggerFactory.getLogger(Questioning.class);
    private static final Duration UNREMARKABLE = Duration.ofSeconds(1);

    private final ProbeTarget target;
    private final ProbeListener listener;
    private final Asker asker;
    private final ReentrantLock telling = new ReentrantLock();
    private final CopyOnWriteArrayList<Thread> threads = new CopyOnWriteArrayList<>();
    private boolean over;

    Questioning(ProbeTarget target, ProbeListener listener, Asker asker) {
        this.target = target;
        this.listener = listener;
        this.asker = asker;
    }

    void start() {
        run("startup", this::startup);
    }

    /** After it returns nothing more is told. */
    void stop() {
        telling.lock();
        try {
            over = true;
        } finally {
            telling.unlock();
        }
        threads.forEach(Thread::interrupt);
    }

    private void startup() throws InterruptedException {
        Optional<Probe> probe =
                target.started() ? Optional.empty() : target.probes().startup();
        if (probe.isPresent() && !comesUp(probe.get())) {
            return;
        }
        tell(listener::started);
        target.probes()
                .readiness()
                .ifPresentOrElse(
                        readiness -> run("readiness", () -> readiness(readiness)),
                        () -> tell(() -> listener.ready(true, "it runs and has no readiness probe")));
        target.probes().liveness().ifPresent(liveness -> run("liveness", () -> liveness(liveness)));
    }

    private boolean comesUp(Probe probe) throws InterruptedException {
        long begin = System.nanoTime();
        Duration patience = probe.every().multipliedBy(probe.failures());
        Pace pace = new Pace(probe.every());
        for (int noes = 1; ; noes++) {
            Answer answer = ask(probe);
            if (answer.yes()) {
                return true;
            }
            if (noes >= probe.failures() && since(begin).compareTo(patience) >= 0) {
                fail(
                        "StartupProbeFailed",
                        answer.words() + " (after " + since(begin).toSeconds() + " s)");
                return false;
            }
            Thread.sleep(pace.next());
        }
    }

    private void readiness(Probe probe) throws InterruptedException {
        if (!target.ready()) {
            becomesReady(probe);
        }
        boolean ready = true;
        int noes = 0;
        String told = "";
        while (true) {
            Thread.sleep(probe.every());
            Answer answer = ask(probe);
            noes = answer.yes() ? 0 : noes + 1;
            boolean now = answer.yes() || (ready && noes < probe.failures());
            if (now != ready || (!now && !answer.words().equals(told))) {
                tell(() -> listener.ready(now, answer.words()));
                told = answer.words();
            }
            ready = now;
        }
    }

    private void becomesReady(Probe probe) throws InterruptedException {
        long begin = System.nanoTime();
        Pace pace = new Pace(probe.every());
        String told = "";
        Answer answer = ask(probe);
        while (!answer.yes()) {
            String words = answer.words();
            if (!words.equals(told) && since(begin).compareTo(UNREMARKABLE) >= 0) {
                tell(() -> listener.ready(false, words));
                told = words;
            }
            Thread.sleep(pace.next());
            answer = ask(probe);
        }
        String words = answer.words();
        tell(() -> listener.ready(true, words));
    }

    private void liveness(Probe probe) throws InterruptedException {
        int noes = 0;
        while (noes < probe.failures()) {
            Thread.sleep(probe.every());
            Answer answer = ask(probe);
            noes = answer.yes() ? 0 : noes + 1;
            if (noes == probe.failures()) {
                fail("LivenessProbeFailed", answer.words() + (noes == 1 ? "" : " (" + noes + " times in a row)"));
            }
        }
    }

    private Answer ask(Probe probe) throws InterruptedException {
        return asker.ask(probe.check(), target, probe.timeout());
    }

    private void fail(String reason, String words) {
        tell(() -> {
            over = true;
            listener.failed(reason, words);
        });
        threads.forEach(Thread::interrupt);
    }

    private void tell(Runnable news) {
        telling.lock();
        try {
            if (!over) {
                news.run();
            }
        } catch (RuntimeException e) {
            LOG.error("the listener of task {} did not take the news; asking goes on", target.task(), e);
        } finally {
            telling.unlock();
        }
    }

    private void run(String name, Questions questions) {
        Thread thread = Thread.ofVirtual().name(name + " " + target.task()).unstarted(() -> guarded(name, questions));
        telling.lock();
        try {
            if (over) {
                return;
            }
            threads.add(thread);
            thread.start();
        } finally {
            telling.unlock();
        }
    }

    private void guarded(String name, Questions questions) {
        try {
            questions.ask();
        } catch (InterruptedException stopped) {
            LOG.trace("{} probe of task {} stopped", name, target.task());
        } catch (RuntimeException e) {
            LOG.error("{} probe of task {} broke down and ends", name, target.task(), e);
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** A run of questions that ends by itself or by interrupt. */
    private interface Questions {
        void ask() throws InterruptedException;
    }
}
