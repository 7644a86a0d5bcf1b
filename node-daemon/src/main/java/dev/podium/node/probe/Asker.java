package dev.podium.node.probe;

import dev.podium.orchestrator.model.workload.Probe.Check;
import java.time.Duration;

/** Puts one question to a task and waits for the answer, at most as long as the timeout. Any trouble is a "no" in words. */
interface Asker {
    Answer ask(Check check, ProbeTarget target, Duration timeout) throws InterruptedException;
}
