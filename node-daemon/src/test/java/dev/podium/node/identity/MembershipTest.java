package dev.podium.node.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.server.ca.CertificateAuthority;
import dev.podium.orchestrator.server.gateway.GatewaySettings;
import dev.podium.orchestrator.server.gateway.NodeGateway;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.embedded.EmbeddedClusterStore;
import dev.podium.orchestrator.wire.join.JoinTokenText;
import dev.podium.orchestrator.wire.v1.JoinToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Joining, keeping and renewing, against the real gateway. */
class MembershipTest {
    private static final NodeName NAME = new NodeName("node-a");

    @TempDir
    Path home;

    private volatile Duration ahead = Duration.ZERO;
    private EmbeddedClusterStore store;
    private CertificateAuthority authority;
    private NodeGateway gateway;

    @BeforeEach
    void start() {
        store = EmbeddedClusterStore.inMemory(InstantSource.system());
        authority = CertificateAuthority.open(home.resolve("ca"), InstantSource.system());
        gateway = NodeGateway.start(GatewaySettings.on("127.0.0.1", 0), authority, store, InstantSource.system());
    }

    @AfterEach
    void stop() {
        gateway.close();
        store.close();
    }

    private Path identityFile() {
        return home.resolve("node/identity.pem");
    }

    private Path tokenFile(String authorityDigest) throws Exception {
        JoinTokenText token = JoinTokenText.fresh(authorityDigest, new SecureRandom());
        JoinToken record = JoinToken.newBuilder()
                .setId(token.id())
                .setSecretSha256(ByteString.copyFrom(token.secretSha256()))
                .setExpiresAt(Instant.now().plusSeconds(900).toEpochMilli())
                .setUsesLeft(1)
                .putLabels("zone", "a")
                .build();
        store.commit(Transaction.put(StoreKeys.joinToken(token.id()), record.toByteArray()));
        return Files.writeString(home.resolve("token"), token.text());
    }

    private Membership member(Optional<Path> token) {
        return new Membership(
                NAME,
                Gateways.only(new Gateway("127.0.0.1", gateway.port())),
                new IdentityFile(identityFile()),
                token,
                () -> Instant.now().plus(ahead));
    }

    @Test
    void a_node_joins_once_and_keeps_its_identity_for_itself() throws Exception {
        Path token = tokenFile(authority.fingerprint());
        Identity joined = member(Optional.of(token)).identity();
        assertThat(joined.labels()).containsEntry("zone", "a");
        assertThat(joined.authorityDigest()).isEqualTo(authority.fingerprint());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(identityFile())))
                .isEqualTo("rw-------");

        Identity again = member(Optional.empty()).identity();
        assertThat(again).isEqualTo(joined);
        assertThat(member(Optional.of(token)).identity()).isEqualTo(joined);
    }

    @Test
    void without_a_token_it_says_what_is_missing() {
        assertThatThrownBy(() -> member(Optional.empty()).identity())
                .isInstanceOf(NotMemberException.class)
                .hasMessageContaining("has not joined")
                .hasMessageContaining("--join-token-file");
        assertThatThrownBy(() -> member(Optional.of(home.resolve("none"))).identity())
                .hasMessageContaining("none is not there");
    }

    @Test
    void a_gateway_of_another_cluster_is_not_joined() throws Exception {
        Path token = tokenFile("ab".repeat(32));
        assertThatThrownBy(() -> member(Optional.of(token)).identity())
                .isInstanceOf(NotMemberException.class)
                .hasMessageContaining("another cluster");
        assertThat(identityFile()).doesNotExist();
    }

    @Test
    void a_used_token_is_refused_with_the_servers_words() throws Exception {
        Path token = tokenFile(authority.fingerprint());
        member(Optional.of(token)).identity();
        Files.delete(identityFile());
        assertThatThrownBy(() -> member(Optional.of(token)).identity())
                .isInstanceOf(NotMemberException.class)
                .hasMessageContaining("token");
    }

    @Test
    void past_half_of_its_life_the_certificate_is_renewed_with_a_new_key() throws Exception {
        Membership member = member(Optional.of(tokenFile(authority.fingerprint())));
        Identity joined = member.identity();
        assertThat(member.identity()).isSameAs(joined);

        ahead = Duration.between(Instant.now(), joined.renewAt()).plusSeconds(1);
        Identity renewed = member.identity();
        assertThat(renewed.key()).isNotEqualTo(joined.key());
        assertThat(renewed.labels()).isEqualTo(joined.labels());
        assertThat(new IdentityFile(identityFile()).read()).contains(renewed);
    }

    @Test
    void a_certificate_that_cannot_be_renewed_now_is_used_as_long_as_it_lasts() throws Exception {
        Membership member = member(Optional.of(tokenFile(authority.fingerprint())));
        Identity joined = member.identity();
        gateway.close();
        ahead = Duration.between(Instant.now(), joined.renewAt()).plusSeconds(1);
        assertThat(member.identity()).isEqualTo(joined);
    }

    @Test
    void a_token_of_a_new_cluster_replaces_the_identity_of_the_old_one() throws Exception {
        Identity old = member(Optional.of(tokenFile(authority.fingerprint()))).identity();
        stop();
        store = EmbeddedClusterStore.inMemory(InstantSource.system());
        authority = CertificateAuthority.open(home.resolve("other-ca"), InstantSource.system());
        gateway = NodeGateway.start(GatewaySettings.on("127.0.0.1", 0), authority, store, InstantSource.system());

        Identity fresh = member(Optional.of(tokenFile(authority.fingerprint()))).identity();
        assertThat(fresh.authorityDigest()).isNotEqualTo(old.authorityDigest());
    }
}
