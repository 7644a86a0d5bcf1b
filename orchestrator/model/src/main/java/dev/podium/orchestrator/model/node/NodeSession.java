package dev.podium.orchestrator.model.node;

import java.time.Instant;

/**
 * Whether a node is connected.
 *
 * @param connected a gateway holds its session and hears its heartbeats
 * @param since when that became so
 */
public record NodeSession(NodeName name, boolean connected, Instant since) {}
