package dev.podium.api.server.apps;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.resource.Metadata;
import dev.podium.api.server.resource.LabelsColumn;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.WorkloadId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An app as the database has it.
 *
 * @param declared the flat manifest as it was written
 * @param spec the same with every default filled in
 * @param imageWarning why the image is not pinned
 * @param rolledAt when the current release, or the latest restart, was asked for
 */
@MappedEntity("apps")
record AppRow(
        @Id UUID uid,
        String namespace,
        String name,
        String declared,
        String spec,

        @TypeDef(type = DataType.STRING, converter = LabelsColumn.class)
        Map<String, String> labels,

        int releaseNumber,
        @Nullable String imageDigest,
        boolean imageLocal,
        @Nullable String imageWarning,
        int restarts,
        Instant rolledAt,
        boolean deleting,
        long generation,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String createdBy) {

    WorkloadId id() {
        return WorkloadId.of(namespace, name);
    }

    AppSpec appSpec() {
        return SpecJson.read(spec);
    }

    Image image() {
        return new Image(appSpec().image(), Optional.ofNullable(imageDigest), imageLocal);
    }

    Metadata metadata() {
        return new Metadata(
                name, namespace, uid.toString(), labels, generation, version, createdAt, updatedAt, createdBy);
    }
}
