package dev.podium.api.server.nodes;

import dev.podium.api.contract.resource.Metadata;
import dev.podium.api.server.resource.LabelsColumn;
import dev.podium.orchestrator.model.constraint.Taint;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodePool;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators want of a node, as the database has it. */
@MappedEntity("nodes")
record NodeRow(
        @Id String name,
        UUID uid,
        String availability,

        @TypeDef(type = DataType.STRING, converter = LabelsColumn.class)
        Map<String, String> labels,

        @TypeDef(type = DataType.STRING, converter = TaintsColumn.class)
        List<Taint> taints,

        @Nullable String pool,
        long generation,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String createdBy) {

    /** @param inPool the pool it names, as it is by now */
    NodeIntent intent(Optional<NodePool> inPool) {
        return new NodeIntent(new NodeName(name), wanted(), labels, taints, inPool);
    }

    Availability wanted() {
        return Availability.valueOf(availability);
    }

    NodeRow changed(Nodes.Wish wish, Instant now) {
        return new NodeRow(
                name,
                uid,
                wish.availability().name(),
                wish.labels(),
                since(wish.taints(), now),
                wish.pool().orElse(null),
                generation + 1,
                version + 1,
                createdAt,
                now,
                createdBy);
    }

    /** Taints that are there already keep the moment they were put there. */
    private List<Taint> since(List<Taint> wanted, Instant now) {
        return wanted.stream()
                .map(taint -> taints.stream()
                        .filter(old -> old.toString().equals(taint.toString()))
                        .findFirst()
                        .orElse(new Taint(taint.key(), taint.value(), taint.effect(), now)))
                .toList();
    }

    Metadata metadata() {
        return new Metadata(name, null, uid.toString(), labels, generation, version, createdAt, updatedAt, createdBy);
    }
}
