package dev.podium.node.router;

import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The router of a node: a HAProxy that outlives the daemon, driven by one thread.
 *
 * <p>Every wake-up compares what HAProxy does with the newest table and the newest local health, so tables that come faster than
 * they can be applied are skipped. Until the first table is known HAProxy goes on doing what it did.
 */
public final class HaproxyRouter implements Router {
    private static final Logger LOG = LoggerFactory.getLogger(HaproxyRouter.class);
    private static final Duration WATCH = Duration.ofSeconds(1);
    private static final Duration DRAINING_AT_FIRST = Duration.ofMillis(25);
    private static final Duration DRAINING_LATER = Duration.ofMillis(250);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);
    /** An address in the last file may be another task's by now, so a start waits a little for what holds today. */
    private static final Duration PATIENCE_FOR_A_TABLE = Duration.ofSeconds(2);

    private static final int REVIEW_EVERY = 30;
    private static final int FAILURES_BEFORE_REPLACEMENT = 3;

    private final RouterSettings settings;
    private final Haproxy haproxy;
    private final Semaphore news = new Semaphore(0);
    private final List<Consumer<RouterAck>> listeners = new CopyOnWriteArrayList<>();
    private final Lifeline lifeline;
    private final CountDownLatch looked = new CountDownLatch(1);
    private final Thread thread;

    private volatile Optional<RoutingTable> table = Optional.empty();
    private volatile Set<TaskId> notReady = Set.of();
    private volatile RouterAck ack;
    private volatile String problem = "";
    private volatile boolean serving;

    private final long begun = System.nanoTime();
    private int failures;
    private int unreachable;
    private boolean settled;
    private Duration drainingPause = DRAINING_AT_FIRST;
    private int quietTurns;

    private HaproxyRouter(RouterSettings settings) {
        this.settings = settings;
        this.haproxy = new Haproxy(settings);
        this.lifeline = haproxy.lifeline(news::release);
        this.ack = new RouterAck(settings.node(), 0, Set.of());
        this.thread = Thread.ofVirtual().name("router").unstarted(this::run);
    }

    /**
     * Adopts or starts HAProxy and keeps it right from now on. A port that is taken is no reason to fail: it is told as a
     * {@link #problem} and tried again until it is free. Returns after the first look at HAProxy, in a second at most.
     *
     * @throws IllegalStateException when the router's directory cannot be used
     */
    public static HaproxyRouter start(RouterSettings settings) {
        try {
            HaproxyRouter router = new HaproxyRouter(settings);
            router.thread.start();
            router.looked.await(FIRST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
            return router;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the router was started", e);
        } catch (RouterException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void apply(RoutingTable next) {
        table = Optional.of(next);
        news.release();
    }

    @Override
    public void localHealth(Map<TaskId, Boolean> readyNow) {
        Set<TaskId> next = new TreeSet<>();
        readyNow.forEach((task, ready) -> {
            if (!ready) {
                next.add(task);
            }
        });
        if (!next.equals(notReady)) {
            notReady = next;
            news.release();
        }
    }

    @Override
    public RouterAck ack() {
        return ack;
    }

    @Override
    public void onAck(Consumer<RouterAck> listener) {
        listeners.add(listener);
    }

    @Override
    public String address() {
        return serving ? settings.address() : "";
    }

    @Override
    public String problem() {
        return problem;
    }

    /** Lets go of HAProxy, which goes on serving what it was last told. */
    @Override
    public void close() {
        thread.interrupt();
        lifeline.letGo();
    }

    /** Closes and ends HAProxy as well: nothing is routed any more. */
    public void end() throws InterruptedException {
        close();
        thread.join();
        haproxy.end();
    }

    private void run() {
        Duration pause = Duration.ZERO;
        while (true) {
            try {
                boolean woken = news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                pause = turn(woken);
                recovered();
                looked.countDown();
            } catch (InterruptedException closed) {
                return;
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                pause = failed(e);
                looked.countDown();
            }
        }
    }

    /** One look at HAProxy; returns the time until the next one is due. */
    private Duration turn(boolean woken) throws InterruptedException {
        boolean outOfReach = unreachable >= FAILURES_BEFORE_REPLACEMENT;
        boolean fresh = outOfReach || !haproxy.running();
        if (fresh) {
            if (!outOfReach && waitsForTable()) {
                return DRAINING_AT_FIRST;
            }
            unreachable = 0;
            haproxy.start(table.map(known -> Blueprint.of(known, notReady)));
        }
        serving = true;
        lifeline.hold();
        if (table.isEmpty()) {
            return WATCH;
        }
        quietTurns++;
        if (woken || fresh || !settled || quietTurns >= REVIEW_EVERY) {
            quietTurns = 0;
            settle(table.get());
        }
        return settled ? WATCH : untilDrained(woken);
    }

    /** Most requests end soon; the long ones can wait to be noticed. */
    private Duration untilDrained(boolean woken) {
        Duration next = woken ? DRAINING_AT_FIRST : drainingPause.multipliedBy(2);
        drainingPause = next.compareTo(DRAINING_LATER) < 0 ? next : DRAINING_LATER;
        return drainingPause;
    }

    private boolean waitsForTable() {
        return table.isEmpty() && haproxy.remembers() && System.nanoTime() - begun < PATIENCE_FOR_A_TABLE.toNanos();
    }

    private void settle(RoutingTable now) throws InterruptedException {
        Blueprint blueprint = Blueprint.of(now, notReady);
        settled = false;
        boolean tidy = haproxy.bringTo(blueprint);
        Set<TaskId> busy = haproxy.busyBeside(tasks(now));
        settled = tidy && busy.isEmpty();
        tell(new RouterAck(settings.node(), now.version(), busy));
    }

    private static Set<TaskId> tasks(RoutingTable table) {
        Set<TaskId> tasks = new TreeSet<>();
        table.endpoints().values().forEach(list -> list.forEach(endpoint -> tasks.add(endpoint.task())));
        return tasks;
    }

    private void tell(RouterAck next) {
        if (!next.equals(ack)) {
            ack = next;
            listeners.forEach(listener -> listener.accept(next));
        }
    }

    private void recovered() {
        if (!problem.isEmpty()) {
            LOG.info("the router serves again at {}", settings.address());
            problem = "";
        }
        failures = 0;
        unreachable = 0;
    }

    private Duration failed(RuntimeException e) {
        settled = false;
        failures++;
        unreachable = e instanceof RouterException.OutOfReach ? unreachable + 1 : 0;
        serving = haproxy.alive();
        String words = String.valueOf(e.getMessage());
        if (!words.equals(problem)) {
            LOG.warn("the router is in trouble, it is tried again: {}", words);
            LOG.debug("where that comes from", e);
            problem = words;
        }
        Duration backoff = FIRST_BACKOFF.multipliedBy(1L << Math.min(failures - 1, 10));
        return backoff.compareTo(LONGEST_BACKOFF) < 0 ? backoff : LONGEST_BACKOFF;
    }
}
