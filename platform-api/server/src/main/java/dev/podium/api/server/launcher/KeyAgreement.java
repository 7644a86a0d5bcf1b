package dev.podium.api.server.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes sure that all servers of a platform have the same keys: the first one writes down fingerprints of its own, each later one
 * compares. A server with other keys would make certificates that nodes refuse, and tokens that other servers refuse.
 *
 * @param secrets where this server has its keys, for the message
 */
record KeyAgreement(ClusterStore store, Path secrets) {
    /** What can be recognised of a server's keys, without being of use to anybody. */
    record Fingerprints(String certificateAuthority, Set<String> tokenKeys) {}

    /** @throws ServerSettings.InvalidException if another server has other keys */
    void require(Fingerprints mine) {
        agree("certificate-authority", Set.of(mine.certificateAuthority()));
        agree("token-keys", mine.tokenKeys());
    }

    /** Keys may be added on one server after the other, so this one may have more than what is written down, never less. */
    private void agree(String name, Set<String> mine) {
        String key = StoreKeys.AGREEMENTS + name;
        boolean settled = false;
        while (!settled) {
            Optional<Entry> entry = store.get(key);
            Set<String> known = entry.map(KeyAgreement::words).orElse(Set.of());
            if (!mine.containsAll(known)) {
                throw new ServerSettings.InvalidException(List.of("the keys in " + secrets + " (" + name + ": "
                        + String.join(" ", mine) + ") are not those of the other servers of this platform ("
                        + String.join(" ", known)
                        + "): copy ca/ and token-keys.json from the secrets directory of one of them, or set PODIUM_SECRETS to a"
                        + " directory that all share. If the keys were changed on purpose, stop all servers and run: podium-server"
                        + " rebuild-store"));
            }
            settled = known.equals(mine) || write(key, entry, mine);
        }
    }

    private boolean write(String key, Optional<Entry> before, Set<String> mine) {
        Guard guard = before.<Guard>map(entry -> new Guard.Unchanged(key, entry.modRevision()))
                .orElseGet(() -> new Guard.Absent(key));
        byte[] value = String.join(" ", new TreeSet<>(mine)).getBytes(UTF_8);
        return store.commit(Transaction.builder().require(guard).put(key, value).build())
                .committed();
    }

    private static Set<String> words(Entry entry) {
        return Set.of(new String(entry.value(), UTF_8).split(" "));
    }
}
