package dev.podium.api.server.launcher;

import com.google.protobuf.ByteString;
import dev.podium.api.server.settings.PrivateFiles;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.wire.join.JoinTokenText;
import dev.podium.orchestrator.wire.v1.JoinToken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Lets the node daemon of this machine join by itself: a token for one node, in a file only the server's user may read, made anew at
 * each start.
 */
final class LocalJoinToken {
    private static final String FILE = "local-join-token";
    private static final Duration LIFE = Duration.ofMinutes(15);

    private LocalJoinToken() {}

    static void write(Path home, String caDigest, ClusterStore store, InstantSource clock) {
        JoinTokenText token = JoinTokenText.fresh(caDigest, new SecureRandom());
        JoinToken record = JoinToken.newBuilder()
                .setId(token.id())
                .setSecretSha256(ByteString.copyFrom(token.secretSha256()))
                .setExpiresAt(clock.instant().plus(LIFE).toEpochMilli())
                .setUsesLeft(1)
                .setCreatedAt(clock.instant().toEpochMilli())
                .build();
        store.commit(Transaction.put(StoreKeys.joinToken(token.id()), record.toByteArray()));
        PrivateFiles.write(home.resolve(FILE), (token.text() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
