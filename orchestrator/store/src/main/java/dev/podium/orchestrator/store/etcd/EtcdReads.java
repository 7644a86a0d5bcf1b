package dev.podium.orchestrator.store.etcd;

import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.ClusterStore.Range;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.etcd.EtcdFailures.HistoryGoneException;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.options.GetOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads: always what the majority of members has agreed on, never what one member happens to have. */
final class EtcdReads {
    private static final int PAGE = 1_000;
    private static final int ATTEMPTS = 3;

    private final EtcdConnection connection;
    private final EtcdKeys keys;

    EtcdReads(EtcdConnection connection, EtcdKeys keys) {
        this.connection = connection;
        this.keys = keys;
    }

    Optional<Entry> get(String key) {
        GetResponse answer = connection.call(client -> client.getKVClient().get(keys.of(key)));
        return answer.getKvs().stream().findFirst().map(this::entry);
    }

    /** In pages, all of them of the first one's revision. */
    Range range(String prefix) {
        for (int attempt = 1; ; attempt++) {
            try {
                return pages(prefix);
            } catch (HistoryGoneException e) {
                // Somebody compacted between two pages; the next attempt begins at a newer revision.
                if (attempt == ATTEMPTS) {
                    throw new StoreUnavailableException(
                            "etcd was compacted " + ATTEMPTS + " times while \"" + prefix + "\" was read", e);
                }
            }
        }
    }

    /** The revision the majority has come to. */
    long revision() {
        GetOption none = GetOption.builder().withCountOnly(true).build();
        return connection
                .call(client -> client.getKVClient().get(keys.of("/"), none))
                .getHeader()
                .getRevision();
    }

    private Range pages(String prefix) {
        ByteSequence from = keys.of(prefix);
        ByteSequence end = EtcdKeys.after(from);
        List<Entry> entries = new ArrayList<>();
        long revision = 0;
        while (true) {
            GetResponse page = page(from, end, revision);
            revision = revision == 0 ? page.getHeader().getRevision() : revision;
            page.getKvs().forEach(kv -> entries.add(entry(kv)));
            if (!page.isMore()) {
                return new Range(entries, revision);
            }
            from = EtcdKeys.next(page.getKvs().getLast().getKey());
        }
    }

    private GetResponse page(ByteSequence from, ByteSequence end, long revision) {
        GetOption option = GetOption.builder()
                .withRange(end)
                .withLimit(PAGE)
                .withRevision(revision)
                .build();
        return connection.call(client -> client.getKVClient().get(from, option));
    }

    Entry entry(KeyValue kv) {
        String key = keys.parse(kv.getKey());
        return new Entry(key, PackedValue.unpack(key, kv.getValue()), kv.getCreateRevision(), kv.getModRevision());
    }
}
