package dev.podium.orchestrator.server.gateway;

import java.time.Duration;

/** Takes what nodes report, in order, and sees to it that it gets into the cluster store. */
interface ReportWriter {
    void put(String key, byte[] value);

    void delete(String key);

    /** Waits until everything handed over before this call is stored; {@code false} if that takes longer than {@code most}. */
    boolean flush(Duration most) throws InterruptedException;
}
