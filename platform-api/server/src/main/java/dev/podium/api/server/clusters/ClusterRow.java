package dev.podium.api.server.clusters;

import dev.podium.api.contract.resource.Metadata;
import dev.podium.api.server.resource.LabelsColumn;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
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
        String strategy,

        @TypeDef(type = DataType.STRING, converter = LabelsColumn.class)
        Map<String, String> labels,

        long generation,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String createdBy) {

    ClusterPolicy policy() {
        return new ClusterPolicy(Strategy.valueOf(strategy));
    }

    ClusterRow changed(ClusterPolicy policy, Map<String, String> newLabels, Instant now) {
        return new ClusterRow(
                name,
                uid,
                policy.strategy().name(),
                newLabels,
                policy.equals(policy()) ? generation : generation + 1,
                version + 1,
                createdAt,
                now,
                createdBy);
    }

    Metadata metadata() {
        return new Metadata(name, null, uid.toString(), labels, generation, version, createdAt, updatedAt, createdBy);
    }
}
