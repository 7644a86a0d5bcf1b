package dev.podium.api.server.users;

import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Grant;
import dev.podium.tenants.access.Role;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Optional;

@MappedEntity("grants")
record GrantRow(@Id String userName, @Id String role, @Id String collection) {
    static GrantRow of(Grant grant) {
        return new GrantRow(
                grant.subject(), grant.role().code(), grant.collection().path());
    }

    /** Empty for a role this version does not know: it gives nothing. */
    Optional<Grant> grant() {
        return Role.of(role).map(known -> new Grant(userName, known, new Collection(collection)));
    }
}
