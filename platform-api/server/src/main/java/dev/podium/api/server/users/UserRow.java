package dev.podium.api.server.users;

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

@MappedEntity("users")
record UserRow(
        @Id String name,
        UUID uid,
        @Nullable String displayName,
        String passwordHash,

        @TypeDef(type = DataType.STRING, converter = LabelsColumn.class)
        Map<String, String> labels,

        long generation,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String createdBy) {

    UserRow changed(
            @Nullable String newDisplayName, String newPasswordHash, Map<String, String> newLabels, Instant now) {
        return new UserRow(
                name,
                uid,
                newDisplayName,
                newPasswordHash,
                newLabels,
                generation + 1,
                version + 1,
                createdAt,
                now,
                createdBy);
    }

    String shownName() {
        return displayName == null ? name : displayName;
    }

    Metadata metadata() {
        return new Metadata(name, null, uid.toString(), labels, generation, version, createdAt, updatedAt, createdBy);
    }
}
