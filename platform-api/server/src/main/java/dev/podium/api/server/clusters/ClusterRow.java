package dev.podium.api.server.clusters;

import dev.podium.api.contract.resource.Metadata;
import dev.podium.api.server.resource.LabelsColumn;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What operators want of a cluster, as the database has it. */
@MappedEntity("clusters")
record ClusterRow(
        @Id String name,
        UUID uid,

        @TypeDef(type = DataType.STRING, converter = PolicyColumn.class)
        ClusterPolicy policy,

        @TypeDef(type = DataType.STRING, converter = LabelsColumn.class)
        Map<String, String> labels,

        long generation,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String createdBy) {

    ClusterRow changed(ClusterPolicy newPolicy, Map<String, String> newLabels, Instant now) {
        return new ClusterRow(
                name,
                uid,
                newPolicy,
                newLabels,
                newPolicy.equals(policy) ? generation : generation + 1,
                version + 1,
                createdAt,
                now,
                createdBy);
    }

    Metadata metadata() {
        return new Metadata(name, null, uid.toString(), labels, generation, version, createdAt, updatedAt, createdBy);
    }
}
