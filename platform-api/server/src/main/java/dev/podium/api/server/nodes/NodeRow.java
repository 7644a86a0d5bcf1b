package dev.podium.api.server.nodes;

import dev.podium.api.contract.resource.Metadata;
import dev.podium.api.server.resource.LabelsColumn;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What operators want of a node, as the database has it. */
@MappedEntity("nodes")
record NodeRow(
        @Id String name,
        UUID uid,
        String availability,

        @TypeDef(type = DataType.STRING, converter = LabelsColumn.class)
        Map<String, String> labels,

        long generation,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String createdBy) {

    NodeIntent intent() {
        return new NodeIntent(new NodeName(name), NodeIntent.Availability.valueOf(availability), labels);
    }

    NodeRow changed(NodeIntent.Availability newAvailability, Map<String, String> newLabels, Instant now) {
        return new NodeRow(
                name, uid, newAvailability.name(), newLabels, generation + 1, version + 1, createdAt, now, createdBy);
    }

    Metadata metadata() {
        return new Metadata(name, null, uid.toString(), labels, generation, version, createdAt, updatedAt, createdBy);
    }
}
