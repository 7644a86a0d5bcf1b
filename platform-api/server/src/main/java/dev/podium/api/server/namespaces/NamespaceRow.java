package dev.podium.api.server.namespaces;

import dev.podium.api.contract.resource.Metadata;
import dev.podium.api.server.resource.LabelsColumn;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

@MappedEntity("namespaces")
record NamespaceRow(
        @Id String name,
        UUID uid,
        String tenant,
        String cluster,
        String phase,

        @TypeDef(type = DataType.STRING, converter = LabelsColumn.class)
        Map<String, String> labels,

        long generation,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String createdBy) {

    static final String ACTIVE = "Active";
    static final String DELETING = "Deleting";

    boolean deleting() {
        return phase.equals(DELETING);
    }

    NamespaceRow deleted(Instant now) {
        return new NamespaceRow(
                name, uid, tenant, cluster, DELETING, labels, generation, version + 1, createdAt, now, createdBy);
    }

    NamespaceRow changed(Map<String, String> newLabels, Instant now) {
        return new NamespaceRow(
                name, uid, tenant, cluster, phase, newLabels, generation + 1, version + 1, createdAt, now, createdBy);
    }

    Metadata metadata() {
        return new Metadata(name, null, uid.toString(), labels, generation, version, createdAt, updatedAt, createdBy);
    }
}
