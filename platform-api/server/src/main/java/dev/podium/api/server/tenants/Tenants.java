package dev.podium.api.server.tenants;

import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.api.server.access.AccessGate;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.audit.AuditChanges;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.resource.Orders;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.Pages;
import dev.podium.api.server.resource.ResourceBody;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.api.server.resource.Writes;
import dev.podium.api.server.resource.Written;
import dev.podium.api.server.settings.Ids;
import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Permission;
import dev.podium.tenants.tenant.TenantName;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads and writes tenants. */
@Singleton
final class Tenants {
    private final TenantRows rows;
    private final AppTally apps;
    private final Pages pages;
    private final Writes writes;
    private final InstantSource clock;
    private final Ids ids;

    Tenants(TenantRows rows, AppTally apps, Pages pages, Writes writes, InstantSource clock, Ids ids) {
        this.rows = rows;
        this.apps = apps;
        this.pages = pages;
        this.writes = writes;
        this.clock = clock;
        this.ids = ids;
    }

    Page<Tenant> list(AccessGate gate, Caller caller, PageRequest request) {
        Page<TenantRow> page = pages.page(
                "tenants",
                request,
                Pages.Source.of((after, count) -> rows.after(after.orElse(""), count), TenantRow::name)
                        .sortedBy(Orders.ofResources(TenantRow::metadata)),
                row -> request.selector().matches(row.labels()) && visible(gate, caller, row));
        return new Page<>(page.items().stream().map(this::tenant).toList(), page.cursor());
    }

    /** Who may see only one namespace of a tenant sees the tenant too. */
    private static boolean visible(AccessGate gate, Caller caller, TenantRow row) {
        Collection tenant = Collection.of(new TenantName(row.name()));
        return gate.sees(caller, tenant)
                && caller.grants().stream().anyMatch(grant -> grant.role().allows(Permission.TENANTS_READ));
    }

    Tenant find(String name) {
        return rows.findByName(name).map(this::tenant).orElseThrow(() -> ApiProblem.notFound("tenant", name));
    }

    Written<Tenant> put(Caller caller, TenantName name, ResourceBody<Tenant.Spec> body, WriteConditions conditions) {
        return writes.run(conditions, () -> {
            Optional<TenantRow> before = rows.findByName(name.value());
            conditions.check("tenant", name.value(), version(before));
            TenantRow after = before.map(row -> replaced(row, body)).orElseGet(() -> created(caller, name, body));
            AuditChanges.note(
                    before.map(row -> tenant(row).spec()),
                    Optional.of(tenant(after).spec()));
            return new Written<>(tenant(after), before.isEmpty());
        });
    }

    void delete(TenantName name, WriteConditions conditions) {
        writes.run(conditions, () -> {
            Optional<TenantRow> before = rows.findByName(name.value());
            conditions.check("tenant", name.value(), version(before));
            int namespaces = rows.namespaces(name.value());
            if (namespaces > 0) {
                throw ApiProblem.conflict(
                        "tenant_not_empty",
                        "The tenant still has namespaces",
                        "Tenant \"" + name + "\" has " + namespaces + " namespace(s). Delete them first.");
            }
            AuditChanges.note(before.map(row -> tenant(row).spec()), Optional.empty());
            return rows.deleteByName(name.value());
        });
    }

    private TenantRow created(Caller caller, TenantName name, ResourceBody<Tenant.Spec> body) {
        Instant now = now();
        TenantRow row = new TenantRow(
                name.value(),
                ids.next(),
                body.spec().displayName(),
                body.labels().orElse(Map.of()),
                1,
                1,
                now,
                now,
                caller.user());
        rows.insert(row);
        return row;
    }

    private TenantRow replaced(TenantRow before, ResourceBody<Tenant.Spec> body) {
        Map<String, String> labels = body.labels().orElse(before.labels());
        if (Objects.equals(before.displayName(), body.spec().displayName()) && labels.equals(before.labels())) {
            return before;
        }
        TenantRow after = before.changed(body.spec().displayName(), labels, now());
        if (rows.replace(after) == 0) {
            throw WriteConditions.overtaken("tenant", before.name());
        }
        return after;
    }

    private Tenant tenant(TenantRow row) {
        return new Tenant(
                row.metadata(),
                new Tenant.Spec(row.displayName()),
                new Tenant.Status(rows.namespaces(row.name()), apps.appsOf(new TenantName(row.name()))));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static OptionalLong version(Optional<TenantRow> row) {
        return row.map(found -> OptionalLong.of(found.version())).orElse(OptionalLong.empty());
    }
}
