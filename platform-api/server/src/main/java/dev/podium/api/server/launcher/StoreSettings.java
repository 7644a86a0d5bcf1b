package dev.podium.api.server.launcher;

import dev.podium.api.server.settings.PrivateFiles;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.embedded.EmbeddedClusterStore;
import dev.podium.orchestrator.store.etcd.EtcdClusterStore;
import dev.podium.orchestrator.store.etcd.EtcdSettings;
import java.nio.file.Path;
import java.time.InstantSource;

/** Which cluster store a server uses. */
public sealed interface StoreSettings {
    /** Opens it. The caller closes it. */
    ClusterStore open(InstantSource clock);

    /** Whether other servers can use it at the same time. */
    boolean shared();

    /** In a file of this server, which only this server opens. */
    record Embedded(Path file) implements StoreSettings {
        @Override
        public ClusterStore open(InstantSource clock) {
            PrivateFiles.directory(file.toAbsolutePath().resolveSibling("").normalize());
            return EmbeddedClusterStore.open(file, clock);
        }

        @Override
        public boolean shared() {
            return false;
        }
    }

    /** In an etcd that all servers share. */
    record Etcd(EtcdSettings settings) implements StoreSettings {
        @Override
        public ClusterStore open(InstantSource clock) {
            return EtcdClusterStore.open(settings);
        }

        @Override
        public boolean shared() {
            return true;
        }
    }
}
