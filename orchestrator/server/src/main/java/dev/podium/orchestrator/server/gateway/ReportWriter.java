package dev.podium.orchestrator.server.gateway;

import java.time.Duration;

/** Takes what nodes report, in order, and sees to it that it gets into the cluster store. */
interface ReportWriter {
    /** @param mark under which it was observed; when the node was marked anew since, by whomever, the report is old and dropped */
    void put(SessionMark mark, String key, byte[] value);

    void delete(SessionMark mark, String key);

    /** Waits until everything handed over before this call is stored; {@code false} if that takes longer than {@code most}. */
    boolean flush(Duration most) throws InterruptedException;
}
