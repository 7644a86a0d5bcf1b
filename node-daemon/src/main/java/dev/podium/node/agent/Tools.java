package dev.podium.node.agent;

import dev.podium.node.engine.ContainerEngine;
import dev.podium.node.network.Sandboxes;
import dev.podium.node.probe.Prober;
import java.time.InstantSource;

/** What every task runner works with. */
record Tools(
        TaskBook book,
        ContainerEngine engine,
        Images images,
        Sandboxes sandboxes,
        AppContainers containers,
        Prober prober,
        Processes processes,
        InstantSource clock) {}
