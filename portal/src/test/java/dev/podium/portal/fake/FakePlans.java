package dev.podium.portal.fake;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppPlan;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.node.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the dry run answers. */
final class FakePlans {
    private FakePlans() {}

    static AppPlan plan(FakeCluster cluster, String namespace, String name, AppSpec wanted) {
        App before = cluster.apps.find(namespace + "/" + name).orElse(null);
        AppSpec full = FakeDefaults.fill(wanted, namespace, name);
        List<AppPlan.Difference> differences = new ArrayList<>();
        differ(differences, "/image", before == null ? null : before.spec().image(), full.image());
        differ(differences, "/replicas", before == null ? null : before.spec().replicas(), full.replicas());
        differ(differences, "/env", before == null ? null : before.spec().env(), full.env());
        List<AppPlan.Placement> placement = new ArrayList<>();
        List<Node> nodes = cluster.nodes.where(node -> node.status().state().equals("Ready"));
        for (int slot = 1; slot <= Objects.requireNonNull(full.replicas()); slot++) {
            placement.add(new AppPlan.Placement(
                    Integer.toString(slot),
                    before == null ? "create" : "replace",
                    nodes.get(slot % nodes.size()).metadata().name()));
        }
        List<String> warnings = full.probes() == null || full.probes().readiness() == null
                ? List.of(
                        "Without a readiness probe an instance counts as ready as soon as it runs, so an update may drop requests.")
                : List.of();
        return new AppPlan(
                before == null,
                !differences.isEmpty(),
                before == null ? 1 : before.status().release() + 1,
                full,
                differences,
                placement,
                List.of(),
                null,
                warnings);
    }

    static AppSpec scaled(AppSpec s, int replicas) {
        return new AppSpec(
                s.image(),
                s.kind(),
                replicas,
                s.command(),
                s.args(),
                s.workingDir(),
                s.env(),
                s.ports(),
                s.routes(),
                s.resources(),
                s.probes(),
                s.placement(),
                s.update(),
                s.stop(),
                s.restart(),
                s.security(),
                s.labels());
    }

    private static void differ(
            List<AppPlan.Difference> into,
            String pointer,
            @org.jspecify.annotations.Nullable Object before,
            @org.jspecify.annotations.Nullable Object after) {
        if (!Objects.equals(before, after)) {
            into.add(new AppPlan.Difference(
                    pointer, before == null ? null : before.toString(), after == null ? null : after.toString()));
        }
    }
}
