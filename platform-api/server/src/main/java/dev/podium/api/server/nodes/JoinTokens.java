package dev.podium.api.server.nodes;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.api.contract.node.JoinToken;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.resource.PageRequest;
import dev.podium.api.server.resource.Pages;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.wire.join.JoinTokenText;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Makes, lists and revokes the tokens with which nodes join. The store keeps a hash of the secret, never the secret. */
@Singleton
public final class JoinTokens {
    /** How long an expired token is still listed. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final ClusterStore store;
    private final ClusterDoor door;
    private final Pages pages;
    private final SecureRandom random;
    private final InstantSource clock;

    JoinTokens(ClusterStore store, ClusterDoor door, Pages pages, SecureRandom random, InstantSource clock) {
        this.store = store;
        this.door = door;
        this.pages = pages;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What a token is good for.
     *
     * @param uses how many nodes may join with it
     * @param labels given to the nodes that do
     */
    public record Terms(Duration ttl, int uses, Map<String, String> labels) {}

    /** The only time the secret is to be seen. */
    public JoinToken create(Terms terms) {
        JoinTokenText text = JoinTokenText.fresh(door.caDigest(), random);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var record = dev.podium.orchestrator.wire.v1.JoinToken.newBuilder()
                .setId(text.id())
                .setSecretSha256(ByteString.copyFrom(text.secretSha256()))
                .setExpiresAt(now.plus(terms.ttl()).toEpochMilli())
                .setUsesLeft(terms.uses())
                .putAllLabels(terms.labels())
                .setCreatedAt(now.toEpochMilli())
                .build();
        removeSpent(now);
        store.commit(Transaction.put(StoreKeys.joinToken(text.id()), record.toByteArray()));
        JoinToken shown = shown(record);
        return new JoinToken(
                shown.id(),
                text.text(),
                command(text),
                shown.caDigest(),
                shown.createdAt(),
                shown.expiresAt(),
                shown.usesLeft(),
                shown.labels());
    }

    Page<JoinToken> list(PageRequest request) {
        List<JoinToken> all = store.range(StoreKeys.JOIN_TOKENS).entries().stream()
                .map(JoinTokens::record)
                .map(this::shown)
                .sorted(Comparator.comparing(JoinToken::id))
                .toList();
        return pages.page(
                "join tokens",
                request,
                Pages.Source.of(
                        (after, count) -> all.stream()
                                .filter(token -> token.id().compareTo(after.orElse("")) > 0)
                                .limit(count)
                                .toList(),
                        JoinToken::id),
                _ -> true);
    }

    void revoke(String id) {
        String key = StoreKeys.joinToken(id);
        if (!id.matches("[0-9a-f]{12}") || store.get(key).isEmpty()) {
            throw ApiProblem.notFound("join token", id);
        }
        store.commit(Transaction.delete(key));
    }

    private JoinToken shown(dev.podium.orchestrator.wire.v1.JoinToken record) {
        return new JoinToken(
                record.getId(),
                null,
                null,
                door.caDigest(),
                Instant.ofEpochMilli(record.getCreatedAt()),
                Instant.ofEpochMilli(record.getExpiresAt()),
                record.getUsesLeft(),
                record.getLabelsMap());
    }

    /** What to type on the new machine, beside the daemon's program. */
    private String command(JoinTokenText text) {
        return "(umask 077; echo " + text.text() + " > join-token) && java -jar podium-node.jar --gateway="
                + door.gatewayAddress() + " --join-token-file=join-token";
    }

    /** Tokens nobody can use any more. */
    private void removeSpent(Instant now) {
        store.range(StoreKeys.JOIN_TOKENS).entries().stream()
                .filter(entry -> Instant.ofEpochMilli(record(entry).getExpiresAt())
                        .plus(KEPT)
                        .isBefore(now))
                .limit(ClusterStore.MAX_OPERATIONS)
                .forEach(entry -> store.commit(Transaction.delete(entry.key())));
    }

    private static dev.podium.orchestrator.wire.v1.JoinToken record(Entry entry) {
        try {
            return dev.podium.orchestrator.wire.v1.JoinToken.parseFrom(entry.value());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(
                    "the cluster store has a join token that cannot be read at " + entry.key(), e);
        }
    }
}
