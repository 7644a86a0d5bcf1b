package dev.podium.api.server.namespaces;

import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.tenant.Namespace;
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
import dev.podium.api.server.tenants.AppTally;
import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Permission;
import dev.podium.tenants.tenant.NamespaceName;
import dev.podium.tenants.tenant.TenantName;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads and writes namespaces. */
@Singleton
final class Namespaces {
    static final String DEFAULT_CLUSTER = "default";

    private final NamespaceRows rows;
    private final AppTally apps;
    private final NamespaceEmptier emptier;
    private final AccessGate gate;
    private final Pages pages;
    private final Writes writes;
    private final InstantSource clock;
    private final Ids ids;

    Namespaces(
            NamespaceRows rows,
            AppTally apps,
            NamespaceEmptier emptier,
            AccessGate gate,
            Pages pages,
            Writes writes,
            InstantSource clock,
            Ids ids) {
        this.rows = rows;
        this.apps = apps;
        this.emptier = emptier;
        this.gate = gate;
        this.pages = pages;
        this.writes = writes;
        this.clock = clock;
        this.ids = ids;
    }

    Page<Namespace> list(Caller caller, PageRequest request) {
        Page<NamespaceRow> page = pages.page(
                "namespaces",
                request,
                Pages.Source.of((after, count) -> rows.after(after.orElse(""), count), NamespaceRow::name)
                        .sortedBy(Orders.ofResources(NamespaceRow::metadata)),
                row -> request.selector().matches(row.labels())
                        && gate.allows(caller, Permission.NAMESPACES_READ, place(row)));
        return new Page<>(page.items().stream().map(this::namespace).toList(), page.cursor());
    }

    Namespace find(String name) {
        return rows.findByName(name).map(this::namespace).orElseThrow(() -> ApiProblem.notFound("namespace", name));
    }

    /** Asks the gate: the tenant is known only from the body, or from the namespace that is there already. */
    Written<Namespace> put(
            Caller caller, NamespaceName name, ResourceBody<Namespace.Spec> body, WriteConditions conditions) {
        return writes.run(conditions, () -> {
            Optional<NamespaceRow> before = rows.findByName(name.value());
            TenantName tenant = new TenantName(body.spec().tenant());
            gate.require(caller, Permission.NAMESPACES_WRITE, gate.tenant(caller, tenant));
            before.ifPresent(row -> requireSameTenant(caller, row, tenant));
            before.filter(NamespaceRow::deleting).ifPresent(Namespaces::refuseDeleted);
            conditions.check("namespace", name.value(), version(before));
            NamespaceRow after = before.map(row -> relabelled(row, body)).orElseGet(() -> created(caller, name, body));
            AuditChanges.note(
                    before.map(row -> namespace(row).spec()),
                    Optional.of(namespace(after).spec()));
            return new Written<>(namespace(after), before.isEmpty());
        });
    }

    /** From here on it takes nothing new; it is gone when everything in it is. */
    void delete(NamespaceName name, WriteConditions conditions) {
        writes.run(conditions, () -> {
            Optional<NamespaceRow> before = rows.findByName(name.value());
            conditions.check("namespace", name.value(), version(before));
            before.filter(row -> !row.deleting()).ifPresent(row -> {
                if (rows.replace(row.deleted(now())) == 0) {
                    throw WriteConditions.overtaken("namespace", name.value());
                }
            });
            AuditChanges.note(before.map(row -> namespace(row).spec()), Optional.empty());
            return name;
        });
        if (!conditions.dryRun()) {
            emptier.wake();
        }
    }

    private static void refuseDeleted(NamespaceRow row) {
        throw ApiProblem.conflict(
                "namespace_deleting",
                "The namespace is being deleted",
                "Namespace \"" + row.name()
                        + "\" is being deleted: what is in it is being stopped. Try again in a moment, when"
                        + " it is gone.");
    }

    private void requireSameTenant(Caller caller, NamespaceRow row, TenantName asked) {
        if (row.tenant().equals(asked.value())) {
            return;
        }
        // Names are unique over all tenants, so that one is taken shows; whose it is does not.
        String owner = gate.sees(caller, place(row)) ? " by tenant \"" + row.tenant() + "\"" : "";
        throw ApiProblem.conflict(
                "namespace_name_taken",
                "The name is taken",
                "The namespace name \"" + row.name() + "\" is already in use" + owner
                        + ", and a namespace cannot move to another tenant. Choose another name, for example \"" + asked
                        + "-" + row.name() + "\".");
    }

    private NamespaceRow created(Caller caller, NamespaceName name, ResourceBody<Namespace.Spec> body) {
        Instant now = now();
        NamespaceRow row = new NamespaceRow(
                name.value(),
                ids.next(),
                body.spec().tenant(),
                DEFAULT_CLUSTER,
                NamespaceRow.ACTIVE,
                body.labels().orElse(Map.of()),
                1,
                1,
                now,
                now,
                caller.user());
        rows.insert(row);
        return row;
    }

    private NamespaceRow relabelled(NamespaceRow before, ResourceBody<Namespace.Spec> body) {
        Map<String, String> labels = body.labels().orElse(before.labels());
        if (labels.equals(before.labels())) {
            return before;
        }
        NamespaceRow after = before.changed(labels, now());
        if (rows.replace(after) == 0) {
            throw WriteConditions.overtaken("namespace", before.name());
        }
        return after;
    }

    private Namespace namespace(NamespaceRow row) {
        return new Namespace(
                row.metadata(),
                new Namespace.Spec(row.tenant(), row.cluster()),
                new Namespace.Status(row.phase(), apps.appsOf(new NamespaceName(row.name()))));
    }

    private static Collection place(NamespaceRow row) {
        return Collection.of(new TenantName(row.tenant()), new NamespaceName(row.name()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static OptionalLong version(Optional<NamespaceRow> row) {
        return row.map(found -> OptionalLong.of(found.version())).orElse(OptionalLong.empty());
    }
}
