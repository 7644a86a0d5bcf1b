package dev.podium.portal.fake;

import com.sun.net.httpserver.HttpExchange;
import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.app.Scale;
import dev.podium.api.contract.node.JoinToken;
import dev.podium.api.contract.operation.Operation;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what comes below {@code /api/v1}. */
final class FakeResources {
    /** Stands for an answer that has been sent already. */
    record Streamed() {}

    private final FakeCluster cluster;
    private final FakeStreams streams = new FakeStreams();

    FakeResources(FakeCluster cluster) {
        this.cluster = cluster;
    }

    int openStreams() {
        return streams.open();
    }

    Object answer(HttpExchange exchange, String user) throws IOException {
        List<String> path = List.of(exchange.getRequestURI()
                .getPath()
                .substring("/api/v1/".length())
                .split("/"));
        return switch (path.getFirst()) {
            case "me" -> FakeUsers.me(user);
            case "audit" -> FakeAudit.list(exchange, user);
            case "audit:verify" -> FakeAudit.verify(user);
            case "tenants" -> tenants(exchange, path, user);
            case "namespaces" -> path.size() > 2 ? apps(exchange, path, user) : namespaces(exchange, path, user);
            case "clusters" -> path.get(2).equals("nodes") ? nodes(exchange, path, user) : joinToken(user);
            default -> throw new FakeRefusal(FakeApi.problem(404, "path_unknown", "There is no " + path + "."));
        };
    }

    private Object tenants(HttpExchange exchange, List<String> path, String user) throws IOException {
        if (path.size() == 1) {
            return new Page<>(cluster.tenants.where(t -> true), null);
        }
        FakeUsers.require(user, "tenants:write");
        Tenant.Spec spec = FakeJson.readSpec(exchange, Tenant.Spec.class);
        refuseExisting(cluster.tenants.find(path.get(1)));
        FakeNames.require("tenant", path.get(1));
        cluster.addTenant(path.get(1), spec.displayName());
        return cluster.tenants.find(path.get(1)).orElseThrow();
    }

    private Object namespaces(HttpExchange exchange, List<String> path, String user) throws IOException {
        if (path.size() == 1) {
            return new Page<>(cluster.namespaces.where(n -> true), null);
        }
        FakeUsers.require(user, "namespaces:write");
        Namespace.Spec spec = FakeJson.readSpec(exchange, Namespace.Spec.class);
        refuseExisting(cluster.namespaces.find(path.get(1)));
        FakeNames.require("namespace", path.get(1));
        cluster.addNamespace(spec.tenant(), path.get(1));
        return cluster.namespaces.find(path.get(1)).orElseThrow();
    }

    private Object apps(HttpExchange exchange, List<String> path, String user) throws IOException {
        String namespace = path.get(1);
        if (path.size() == 3) {
            return streams.send(
                    exchange,
                    cluster.apps,
                    app -> namespace.equals("*")
                            || namespace.equals(app.metadata().namespace()));
        }
        String[] nameAndAction = path.get(3).split(":", 2);
        String name = nameAndAction[0];
        if (path.size() == 5) {
            return partOfApp(exchange, namespace, name, path.get(4));
        }
        return nameAndAction.length == 2
                ? action(exchange, namespace, name, nameAndAction[1], user)
                : app(exchange, namespace, name, user);
    }

    private Object app(HttpExchange exchange, String namespace, String name, String user) throws IOException {
        return switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, namespace, name, user);
            case "DELETE" -> delete(namespace, name, user);
            default -> require(namespace, name);
        };
    }

    private App put(HttpExchange exchange, String namespace, String name, String user) throws IOException {
        FakeUsers.require(user, "apps:write");
        FakeNames.require("app", name);
        AppSpec spec = FakeJson.read(exchange, AppSpec.class);
        FakeAdmission.check(spec);
        if (exchange.getRequestHeaders().containsKey("If-None-Match")) {
            refuseExisting(cluster.apps.find(namespace + "/" + name));
        }
        return cluster.put(namespace, name, spec, user);
    }

    private Operation delete(String namespace, String name, String user) {
        FakeUsers.require(user, "apps:write");
        cluster.delete(require(namespace, name), user);
        return new Operation("op-1", "Delete", "App", namespace, name, "Running", "", user, FakeCluster.now(), null);
    }

    private Object action(HttpExchange exchange, String namespace, String name, String action, String user)
            throws IOException {
        FakeUsers.require(user, "apps:write");
        return switch (action) {
            case "plan" -> plan(exchange, namespace, name);
            case "scale" -> {
                int replicas = FakeJson.read(exchange, Scale.class).replicas();
                yield cluster.put(
                        namespace,
                        name,
                        FakePlans.scaled(require(namespace, name).spec(), replicas),
                        user);
            }
            default -> restart(require(namespace, name), user);
        };
    }

    private Object plan(HttpExchange exchange, String namespace, String name) throws IOException {
        FakeNames.require("app", name);
        AppSpec spec = FakeJson.read(exchange, AppSpec.class);
        FakeAdmission.check(spec);
        return FakePlans.plan(cluster, namespace, name, spec);
    }

    private App restart(App app, String user) {
        cluster.event(app, "Normal", "Restarting", "Every instance is replaced, one after the other", user);
        cluster.tasksOf(app).forEach(task -> cluster.tasks.remove(task.id()));
        return app;
    }

    private Object partOfApp(HttpExchange exchange, String namespace, String name, String part) throws IOException {
        return switch (part) {
            case "tasks" ->
                streams.send(
                        exchange,
                        cluster.tasks,
                        t -> t.namespace().equals(namespace) && t.app().equals(name));
            case "events" ->
                streams.send(
                        exchange,
                        cluster.events,
                        e -> namespace.equals(e.namespace()) && e.name().equals(name));
            default -> streams.logs(exchange, cluster, namespace, name);
        };
    }

    private Object nodes(HttpExchange exchange, List<String> path, String user) throws IOException {
        FakeUsers.require(user, "nodes:read");
        if (path.size() == 3) {
            return streams.send(exchange, cluster.nodes, n -> true);
        }
        FakeUsers.require(user, "nodes:write");
        String[] nameAndAction = path.get(3).split(":", 2);
        return FakeNodes.change(cluster, nameAndAction[0], nameAndAction[1]);
    }

    private static Object joinToken(String user) {
        FakeUsers.require(user, "join-tokens:write");
        String token = "PODIUM-1-" + "5f".repeat(32) + "-k3j2h4g5f6d7s8a9q0w1e2r3t4y5";
        return new JoinToken(
                "ab12cd34ef56",
                token,
                "podium-node --gateway 10.0.0.1:8082 --join-token " + token,
                "5f".repeat(32),
                FakeCluster.now(),
                FakeCluster.now().plus(Duration.ofHours(1)),
                1,
                Map.of());
    }

    private App require(String namespace, String name) {
        return cluster.apps
                .find(namespace + "/" + name)
                .orElseThrow(() -> new FakeRefusal(
                        FakeApi.problem(404, "app_not_found", "There is no app " + name + " in " + namespace + ".")));
    }

    private static void refuseExisting(Optional<?> existing) {
        if (existing.isPresent()) {
            throw new FakeRefusal(
                    FakeApi.problem(409, "exists", "There is one of that name already. Choose another name."));
        }
    }
}
