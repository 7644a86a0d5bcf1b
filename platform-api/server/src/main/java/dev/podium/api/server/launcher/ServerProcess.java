package dev.podium.api.server.launcher;

import dev.podium.api.server.security.SecurityBeans;
import dev.podium.api.server.security.SigningKeys;
import dev.podium.api.server.settings.PrivateFiles;
import dev.podium.orchestrator.server.Orchestrator;
import dev.podium.orchestrator.server.OrchestratorSettings;
import dev.podium.orchestrator.server.ca.CertificateAuthority;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import dev.podium.orchestrator.store.rebuild.Rebuild;
import dev.podium.orchestrator.store.rebuild.RebuildOrder;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: cluster store, mirror, orchestrator and API, closed in the reverse order of their start. */
final class ServerProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);
    private final ServerSettings settings;
    private final Orchestrator orchestrator;
    private final ApiProcess api;
    private final Started started;

    private ServerProcess(ServerSettings settings, Orchestrator orchestrator, ApiProcess api, Started started) {
        this.settings = settings;
        this.orchestrator = orchestrator;
        this.api = api;
        this.started = started;
    }

    /** What has to be closed again, newest first. */
    private static final class Started {
        private final Deque<AutoCloseable> parts = new ArrayDeque<>();

        <T extends AutoCloseable> T add(T part) {
            parts.push(part);
            return part;
        }

        void close() {
            while (!parts.isEmpty()) {
                AutoCloseable part = parts.pop();
                try {
                    part.close();
                } catch (Exception e) {
                    log.warn("{} did not close cleanly", part.getClass().getSimpleName(), e);
                }
            }
        }
    }

    /** Starts everything; what had been started is closed again when a later part does not start. */
    static ServerProcess start(ServerSettings settings, Set<ServerRole> roles) {
        requireAll(roles);
        Started started = new Started();
        try {
            return start(settings, started);
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private static ServerProcess start(ServerSettings settings, Started started) {
        PrivateFiles.directory(settings.home());
        InstantSource clock = InstantSource.system();
        ClusterStore store = started.add(settings.store().open(clock));
        Rebuild.beginIfEmpty(
                store,
                new RebuildOrder(clock.instant(), KnownNodes.of(settings.database()), RebuildOrder.DEFAULT_PATIENCE));
        if (settings.store().shared()) {
            agreeOnKeys(settings, store, clock);
        }
        ClusterMirror mirror = started.add(ClusterMirror.start(store));
        Orchestrator orchestrator = started.add(Orchestrator.start(
                OrchestratorSettings.of(settings.secrets(), settings.bind(), settings.gatewayPort())
                        .advertising(settings.advertisedHost())
                        .called(settings.scheme() + "://" + settings.advertisedHost() + ":" + settings.apiPort()),
                store,
                mirror,
                clock));
        ApiProcess api = started.add(ApiProcess.start(
                settings, store, mirror, new OrchestratorPorts(orchestrator, settings.advertisedHost())));
        LocalJoinToken.write(settings.home(), orchestrator.caDigest(), store, clock);
        return new ServerProcess(settings, orchestrator, api, started);
    }

    private static void agreeOnKeys(ServerSettings settings, ClusterStore store, InstantSource clock) {
        PrivateFiles.directory(settings.secrets());
        String authority = CertificateAuthority.open(settings.secrets().resolve("ca"), clock)
                .fingerprint();
        SigningKeys keys = SigningKeys.in(SecurityBeans.keyFile(settings.secrets()));
        new KeyAgreement(store, settings.secrets()).require(new KeyAgreement.Fingerprints(authority, keys.ids()));
    }

    private static void requireAll(Set<ServerRole> roles) {
        if (!roles.containsAll(EnumSet.allOf(ServerRole.class))) {
            throw new ServerSettings.InvalidException(
                    List.of(
                            "--roles leaves out a role: API and orchestrator can be split"
                                    + " only over a cluster store they share, and the embedded one belongs to one process. Leave --roles away"));
        }
    }

    int apiPort() {
        return api.port();
    }

    int gatewayPort() {
        return orchestrator.gatewayPort();
    }

    @Override
    public void close() {
        started.close();
    }

    @Override
    public String toString() {
        return "API on " + settings.scheme() + "://" + settings.bind() + ":" + api.port() + ", node gateway on "
                + settings.bind() + ":" + orchestrator.gatewayPort();
    }
}
