package dev.podium.api.server.apps;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppRelease;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.access.AccessGate;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Places;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.manifest.Family;
import dev.podium.api.server.resource.LabelSelector;
import dev.podium.api.server.resource.Orders;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.Pages;
import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Permission;
import dev.podium.tenants.tenant.NamespaceName;
import dev.podium.tenants.tenant.ResourceName;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads apps and their releases. */
@Singleton
public final class Apps {
    private final AppRows rows;
    private final ReleaseRows releases;
    private final AppReader reader;
    private final Pages pages;
    private final Places places;
    private final AccessGate gate;

    Apps(AppRows rows, ReleaseRows releases, AppReader reader, Pages pages, Places places, AccessGate gate) {
        this.rows = rows;
        this.releases = releases;
        this.reader = reader;
        this.pages = pages;
        this.places = places;
        this.gate = gate;
    }

    Page<App> list(String namespace, PageRequest request) {
        return apps(list(Family.APPS, namespace, request));
    }

    /** Of all namespaces the caller may see. */
    Page<App> listAll(Caller caller, PageRequest request) {
        return apps(listAll(Family.APPS, caller, request));
    }

    Page<AppRow> list(Family family, String namespace, PageRequest request) {
        return pages.page(
                family.path() + " in " + namespace,
                request,
                Pages.Source.of((after, count) -> rows.afterIn(namespace, after.orElse(""), count), AppRow::name)
                        .sortedBy(Orders.ofResources(AppRow::metadata)),
                selected(request.selector()).and(row -> Family.of(row.appSpec()) == family));
    }

    Page<AppRow> listAll(Family family, Caller caller, PageRequest request) {
        Predicate<String> visible = visible(caller);
        return pages.page(
                family.path() + " of " + caller.user(),
                request,
                Pages.Source.<AppRow>of(this::after, row -> row.namespace() + "/" + row.name())
                        .sortedBy(Orders.ofResources(AppRow::metadata)),
                selected(request.selector())
                        .and(row -> Family.of(row.appSpec()) == family && visible.test(row.namespace())));
    }

    App find(String namespace, String name) {
        return reader.app(row(namespace, name));
    }

    AppRow row(String namespace, String name) {
        return row(Family.APPS, namespace, name);
    }

    AppRow row(Family family, String namespace, String name) {
        return find(family, namespace, name).orElseThrow(() -> ApiProblem.notFound(family.word(), name));
    }

    Optional<AppRow> find(Family family, String namespace, String name) {
        return Optional.of(name)
                .filter(ResourceName::isValid)
                .flatMap(valid -> rows.find(namespace, valid))
                .filter(row -> Family.of(row.appSpec()) == family);
    }

    /** Newest first. */
    Page<AppRelease> releases(String namespace, String name, PageRequest request) {
        AppRow app = row(namespace, name);
        Page<ReleaseRow> page = pages.page(
                "releases of " + app.uid(),
                request,
                Pages.Source.of(
                        (after, count) -> releases.before(
                                app.uid(), after.map(Integer::parseInt).orElse(Integer.MAX_VALUE), count),
                        release -> Integer.toString(release.number())),
                _ -> true);
        return new Page<>(
                page.items().stream().map(release -> release(app, release)).toList(), page.cursor());
    }

    AppRelease release(String namespace, String name, String number) {
        AppRow app = row(namespace, name);
        return Optional.of(number)
                .filter(text -> text.matches("\\d{1,9}"))
                .flatMap(text -> releases.find(app.uid(), Integer.parseInt(text)))
                .map(release -> release(app, release))
                .orElseThrow(() -> ApiProblem.notFound("release", number));
    }

    /** Which namespaces' apps the caller may see, each asked for once. */
    Predicate<String> visible(Caller caller) {
        Map<String, Boolean> known = new HashMap<>();
        return namespace -> known.computeIfAbsent(
                namespace,
                name -> places.tenantOf(new NamespaceName(name))
                        .filter(tenant -> gate.allows(
                                caller, Permission.APPS_READ, Collection.of(tenant, new NamespaceName(name))))
                        .isPresent());
    }

    private List<AppRow> after(Optional<String> key, int count) {
        String[] parts = key.orElse("/").split("/", 2);
        return rows.after(parts[0], parts[1], count);
    }

    private Page<App> apps(Page<AppRow> page) {
        return new Page<>(page.items().stream().map(reader::app).toList(), page.cursor());
    }

    private static Predicate<AppRow> selected(LabelSelector selector) {
        return row -> selector.matches(row.labels());
    }

    private static AppRelease release(AppRow app, ReleaseRow row) {
        var spec = SpecJson.read(row.spec());
        return new AppRelease(
                row.number(),
                row.number() == app.releaseNumber(),
                spec.image(),
                row.imageDigest(),
                spec,
                row.createdAt(),
                row.createdBy());
    }
}
