package dev.podium.api.server.launcher;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.client.ApiException;
import dev.podium.api.contract.client.ListOptions;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.SessionCredentials;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Goes through the server's main paths once, so that the JDK can cache what they load and compile. Leaves nothing behind. */
final class Rehearsal {
    private static final String PASSWORD = "only-for-the-rehearsal";

    private Rehearsal() {}

    static int run() throws IOException {
        Path home = Files.createTempDirectory("podium-rehearsal");
        try (ServerProcess process = ServerProcess.start(settings(home), EnumSet.allOf(ServerRole.class))) {
            play(PodiumClient.to(URI.create("http://127.0.0.1:" + process.apiPort())));
            return 0;
        } finally {
            remove(home);
        }
    }

    private static ServerSettings settings(Path home) {
        return ServerSettings.from(Map.of(
                "PODIUM_HOME",
                home.toString(),
                "PODIUM_API_PORT",
                "0",
                "PODIUM_GATEWAY_PORT",
                "0",
                "PODIUM_ADMIN_PASSWORD",
                PASSWORD));
    }

    private static void play(PodiumClient anonymous) {
        PodiumClient admin =
                anonymous.signedIn(anonymous.auth().login("admin", PASSWORD), SessionCredentials.Listener.NONE);
        admin.me();
        admin.tenants().put("rehearsal", new Tenant.Spec("Rehearsal"), WriteOptions.DEFAULT);
        admin.namespaces().put("rehearsal", new Namespace.Spec("rehearsal", null), WriteOptions.DEFAULT);
        admin.namespaces().list(ListOptions.DEFAULT);
        admin.users().list(ListOptions.DEFAULT);
        List<Runnable> more = List.of(
                () -> admin.apps("rehearsal").put("web", AppSpec.of("rehearsal/web:1", 8080), WriteOptions.DEFAULT),
                () -> admin.apps("rehearsal").list(ListOptions.DEFAULT),
                () -> admin.apps("rehearsal").get("web"),
                () -> admin.nodes(PodiumClient.DEFAULT_CLUSTER).list(ListOptions.DEFAULT),
                () -> admin.apps("rehearsal").get("not-there"));
        more.forEach(Rehearsal::tolerate);
    }

    /** A refusal is a path of its own; only a server that fails spoils the rehearsal. */
    private static void tolerate(Runnable step) {
        try {
            step.run();
        } catch (ApiException.NotFound | ApiException.Invalid _) {
            return;
        }
    }

    private static void remove(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
