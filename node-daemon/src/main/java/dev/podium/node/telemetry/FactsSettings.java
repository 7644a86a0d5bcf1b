package dev.podium.node.telemetry;

import dev.podium.orchestrator.model.node.NodeName;
import java.time.Duration;
import java.util.Map;

/**
 * What a machine is told of itself when the daemon starts.
 *
 * @param version of the daemon
 * @param address at which other nodes reach this one
 * @param offer what operators say it has to give away
 * @param every pause between two readings; images built on the machine are known after it at the latest
 */
public record FactsSettings(
        NodeName name, String version, String address, Map<String, String> labels, Offer offer, Duration every) {
    public static final Duration EVERY = Duration.ofSeconds(5);

    public FactsSettings {
        labels = Map.copyOf(labels);
    }
}
