package dev.podium.portal.fake;

import dev.podium.api.contract.app.AppSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a fake API that ticks, with things to look at: {@code FakeDemo [port] [empty]}. */
public final class FakeDemo {
    private FakeDemo() {}

    public static void main(String[] args) throws Exception {
        FakeCluster cluster = List.of(args).contains("empty") ? new FakeCluster() : populated();
        cluster.addNode(FakeNodes.node("ship-1", "Ready", 0.42, List.of()));
        try (FakeApi api = FakeApi.start(cluster, args.length > 0 ? Integer.parseInt(args[0]) : 0)) {
            System.out.println("fake API at " + api.url());
            while (true) {
                cluster.tick();
                TimeUnit.MILLISECONDS.sleep(700);
            }
        }
    }

    /** Two tenants, a handful of apps in every state, four nodes. */
    public static FakeCluster populated() {
        FakeCluster cluster = new FakeCluster();
        cluster.addTenant("acme", "Acme Trading");
        cluster.addTenant("globex", "Globex");
        cluster.addNamespace("acme", "acme-prod");
        cluster.addNamespace("acme", "acme-test");
        cluster.addNamespace("globex", "globex");
        cluster.addNode(FakeNodes.node("ship-1", "Ready", 0.42, List.of()));
        cluster.addNode(FakeNodes.node("ship-2", "Ready", 0.86, List.of("The disk of /var/lib/docker is 91 % full.")));
        cluster.addNode(FakeNodes.node("ship-3", "Cordoned", 0.15, List.of()));
        cluster.addNode(FakeNodes.node("ship-4", "Unreachable", 0.3, List.of()));
        cluster.put("acme-prod", "web", spec("registry.acme.example/shop/web:1.8", 3, "256Mi"), "dora");
        cluster.put("acme-prod", "api", spec("registry.acme.example/shop/api:2.11.4", 5, "512Mi"), "dora");
        cluster.put("acme-prod", "worker", spec("registry.acme.example/shop/worker:missing", 2, "256Mi"), "dora");
        cluster.put("acme-prod", "analytics", spec("registry.acme.example/data/analytics:0.3", 1, "1Ti"), "admin");
        cluster.put("acme-test", "web", spec("registry.acme.example/shop/web:1.9-rc1", 1, "128Mi"), "dora");
        cluster.put("acme-test", "mailer", spec("registry.acme.example/shop/mailer:crash", 1, "128Mi"), "dora");
        cluster.put("globex", "portal", spec("ghcr.example/globex/portal:7", 0, "128Mi"), "admin");
        return cluster;
    }

    private static AppSpec spec(String image, int replicas, String memory) {
        return new AppSpec(
                image,
                null,
                replicas,
                null,
                null,
                null,
                Map.of("MODE", "production"),
                List.of(new AppSpec.Port("http", 8080)),
                null,
                new AppSpec.Resources("250m", memory, null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
