package dev.podium.e2e;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.client.AppsClient;
import dev.podium.api.contract.client.ListOptions;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.SessionCredentials;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.task.Task;
import dev.podium.api.contract.tenant.Namespace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A namespace of its own for one test class, worked with through the API as the platform's admin. */
record Tenant(Installation installation, PodiumClient client, String namespace) {
    /** The image of the demo app: answers on port 8080 and says which instance did. */
    static final String IMAGE = "podium-demo/hello:3";

    static Tenant of(Installation installation, String namespace) {
        PodiumClient anonymous = PodiumClient.to(URI.create(installation.apiUrl()));
        PodiumClient admin = anonymous.signedIn(
                anonymous.auth().login("admin", Installation.PASSWORD), SessionCredentials.Listener.NONE);
        admin.tenants().put("e2e", new dev.podium.api.contract.tenant.Tenant.Spec("End to end"), WriteOptions.DEFAULT);
        admin.namespaces().put(namespace, new Namespace.Spec("e2e", null), WriteOptions.DEFAULT);
        return new Tenant(installation, admin, namespace);
    }

    AppsClient apps() {
        return client.apps(namespace);
    }

    String host(String app) {
        return app + "." + namespace + ".localhost";
    }

    /** A small app with an HTTP readiness probe, so that it is routed to only when it answers. */
    static AppSpec web(int replicas) {
        return new AppSpec(
                IMAGE,
                null,
                replicas,
                null,
                null,
                null,
                Map.of(),
                List.of(new AppSpec.Port("http", 8080)),
                null,
                new AppSpec.Resources("20m", "16Mi", null, null),
                new AppSpec.Probes(
                        null, new AppSpec.Probe(new AppSpec.Http("/", "http"), null, null, "1s", "1s", 2), null),
                null,
                null,
                new AppSpec.Stop(null, "5s", "2s"),
                null,
                null,
                null);
    }

    App deploy(String app, AppSpec spec) {
        return apps().put(app, spec, WriteOptions.DEFAULT);
    }

    /** Waits until exactly {@code count} instances are ready and nothing is in motion; returns how long it took. */
    Duration awaitReady(String app, int count) {
        return Await.until(
                () -> app + " has " + count + " ready instances; it is "
                        + apps().get(app).status(),
                Duration.ofSeconds(60),
                () -> {
                    var status = apps().get(app).status();
                    return status.ready() == count && status.state().equals(count == 0 ? "Stopped" : "Running");
                });
    }

    List<Task> readyTasks(String app) {
        return apps().tasks(app, ListOptions.limit(200)).items().stream()
                .filter(Task::ready)
                .toList();
    }
}
