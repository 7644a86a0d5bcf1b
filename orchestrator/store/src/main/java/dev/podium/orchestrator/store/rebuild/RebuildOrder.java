package dev.podium.orchestrator.store.rebuild;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.orchestrator.model.node.NodeName;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That the store is to be filled again.
 *
 * @param nodes those that are known of and may run something
 * @param patience how long a leader waits for nodes that do not come back; what they ran is then replaced
 */
public record RebuildOrder(Instant since, Set<NodeName> nodes, Duration patience) {
    /** Longer than a node takes to come back to a server that was away. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(2);

    public RebuildOrder {
        nodes = Set.copyOf(nodes);
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience of " + patience + " is not valid: expected zero or more");
        }
    }

    byte[] encode() {
        return dev.podium.orchestrator.wire.v1.RebuildOrder.newBuilder()
                .setSince(since.toEpochMilli())
                .addAllNodes(nodes.stream().map(NodeName::value).sorted().toList())
                .setWait(patience.toMillis())
                .build()
                .toByteArray();
    }

    static RebuildOrder decode(byte[] value) {
        try {
            var message = dev.podium.orchestrator.wire.v1.RebuildOrder.parseFrom(value);
            return new RebuildOrder(
                    Instant.ofEpochMilli(message.getSince()),
                    message.getNodesList().stream().map(NodeName::new).collect(Collectors.toSet()),
                    Duration.ofMillis(message.getWait()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the order to rebuild the cluster store cannot be read: place it anew", e);
        }
    }
}
