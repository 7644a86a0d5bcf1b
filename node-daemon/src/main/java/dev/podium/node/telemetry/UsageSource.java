package dev.podium.node.telemetry;

import dev.podium.orchestrator.wire.v1.NodeUsage;

/** What the machine and each of its tasks use just now. Soft state: lost samples do not matter. */
public interface UsageSource extends AutoCloseable {
    /** The newest sample; never waits for the engine. */
    NodeUsage usage();

    @Override
    void close();
}
