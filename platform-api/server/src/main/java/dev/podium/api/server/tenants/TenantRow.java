package dev.podium.api.server.tenants;

import dev.podium.api.contract.resource.Metadata;
import dev.podium.api.server.resource.LabelsColumn;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@MappedEntity("tenants")
record TenantRow(
        @Id String name,
        UUID uid,
        @Nullable String displayName,

        @TypeDef(type = DataType.STRING, converter = LabelsColumn.class)
        Map<String, String> labels,

        long generation,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String createdBy) {

    TenantRow changed(@Nullable String newDisplayName, Map<String, String> newLabels, Instant now) {
        return new TenantRow(
                name, uid, newDisplayName, newLabels, generation + 1, version + 1, createdAt, now, createdBy);
    }

    Metadata metadata() {
        return new Metadata(name, null, uid.toString(), labels, generation, version, createdAt, updatedAt, createdBy);
    }
}
