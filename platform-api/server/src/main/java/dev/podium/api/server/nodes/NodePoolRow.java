package dev.podium.api.server.nodes;

import dev.podium.api.contract.resource.Metadata;
import dev.podium.api.server.resource.LabelsColumn;
import dev.podium.orchestrator.model.node.NodePool;
import dev.podium.tenants.tenant.TenantName;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A pool of nodes, as the database has it. */
@MappedEntity("node_pools")
record NodePoolRow(
        @Id String name,
        UUID uid,

        @TypeDef(type = DataType.STRING, converter = TenantsColumn.class)
        List<String> tenants,

        @TypeDef(type = DataType.STRING, converter = LabelsColumn.class)
        Map<String, String> labels,

        long generation,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String createdBy) {

    NodePool pool() {
        return new NodePool(name, tenants.stream().map(TenantName::new).collect(Collectors.toSet()));
    }

    NodePoolRow changed(List<String> newTenants, Map<String, String> newLabels, Instant now) {
        return new NodePoolRow(
                name, uid, newTenants, newLabels, generation + 1, version + 1, createdAt, now, createdBy);
    }

    Metadata metadata() {
        return new Metadata(name, null, uid.toString(), labels, generation, version, createdAt, updatedAt, createdBy);
    }
}
