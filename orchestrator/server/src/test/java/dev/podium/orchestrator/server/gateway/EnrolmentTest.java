package dev.podium.orchestrator.server.gateway;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.server.ca.CertificateAuthority;
import dev.podium.orchestrator.testkit.node.FakeNode;
import dev.podium.orchestrator.testkit.node.FakeSession.Ending;
import dev.podium.orchestrator.testkit.node.NodeCredentials;
import dev.podium.orchestrator.testkit.node.NodeKey;
import dev.podium.orchestrator.wire.join.JoinTokenText;
import dev.podium.orchestrator.wire.v1.NodeGatewayGrpc;
import dev.podium.orchestrator.wire.v1.RenewRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {
    @TempDir
    Path home;

    private GatewayFixture cluster;

    @BeforeEach
    void start() {
        cluster = new GatewayFixture(home);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aGoodTokenMakesANodeOfTheMachine() {
        NodeCredentials credentials = NodeCredentials.enroll(cluster.address(), cluster.token(1), "node-a");

        assertThat(credentials.chain().getFirst().getSubjectX500Principal().getName())
                .isEqualTo("CN=node-a");
        assertThat(credentials.authority()).isEqualTo(cluster.authority.certificate());
        assertThat(credentials.labels()).containsEntry("zone", "a");
    }

    @Test
    void anExpiredTokenIsRefused() {
        JoinTokenText token = cluster.token(1, Duration.ofMinutes(15));
        cluster.advance(Duration.ofMinutes(16));

        assertRefused(token, "node-a", Status.Code.UNAUTHENTICATED, "JoinTokenExpired", "make a new one");
    }

    @Test
    void aUsedUpTokenIsRefused() {
        JoinTokenText token = cluster.token(1);
        NodeCredentials.enroll(cluster.address(), token, "node-a");

        assertRefused(token, "node-b", Status.Code.UNAUTHENTICATED, "JoinTokenUsedUp", token.id());
    }

    @Test
    void aTokenForThreeIsUsedByExactlyThreeOfManyAtOnce() throws Exception {
        JoinTokenText token = cluster.token(3);
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> attempts = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () ->
                            catchThrowable(() -> NodeCredentials.enroll(cluster.address(), token, "node-" + i)) == null)
                    .toList();
            long joined = 0;
            for (Future<Boolean> attempt : pool.invokeAll(attempts)) {
                joined += attempt.get() ? 1 : 0;
            }
            assertThat(joined).isEqualTo(3);
        }
    }

    @Test
    void aTokenNobodyMadeIsRefused() {
        JoinTokenText made = JoinTokenText.fresh(cluster.authority.fingerprint(), new SecureRandom());

        assertRefused(made, "node-a", Status.Code.UNAUTHENTICATED, "JoinTokenUnknown", made.id());
    }

    @Test
    void aTokenOfAnotherClusterIsNotEvenShownToThisOne() {
        CertificateAuthority other = CertificateAuthority.open(home.resolve("other"), cluster.clock);
        JoinTokenText token =
                new JoinTokenText(other.fingerprint(), cluster.token(1).secret());

        Throwable refused = catchThrowable(() -> NodeCredentials.enroll(cluster.address(), token, "node-a"));

        assertThat(Status.fromThrowable(refused).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(refused).hasStackTraceContaining("belongs to another cluster");
    }

    @Test
    void aNameThatIsNoHostNameIsRefused() {
        assertRefused(cluster.token(1), "Node A", Status.Code.INVALID_ARGUMENT, "BadNodeName", "Node A");
    }

    @Test
    void theNameOfAConnectedNodeIsTakenAndTheTokenKeepsItsUse() {
        cluster.connected("node-a");
        JoinTokenText token = cluster.token(1);

        assertRefused(token, "node-a", Status.Code.ALREADY_EXISTS, "NodeConnected", "another name with --name");
        assertThat(NodeCredentials.enroll(cluster.address(), token, "node-b").name())
                .isEqualTo("node-b");
    }

    @Test
    void aMachineThatIsGoneCanJoinAnewUnderItsName() {
        FakeNode node = cluster.connected("node-a");
        node.disconnect();
        eventually("the node is marked as gone", () -> cluster.marked(node.name(), false));

        assertThat(NodeCredentials.enroll(cluster.address(), cluster.token(1), "node-a")
                        .name())
                .isEqualTo("node-a");
    }

    @Test
    void aNodeRenewsItsCertificateAndConnectsWithTheNewOne() {
        FakeNode node = cluster.connected("node-a");
        NodeCredentials first = node.credentials();
        cluster.advance(Duration.ofHours(13));

        node.renew();
        node.connect();

        eventually("the node is welcome", node::connected);
        assertThat(node.credentials().chain().getFirst().getNotAfter())
                .isAfter(first.chain().getFirst().getNotAfter());
        assertThat(node.credentials().key()).isNotEqualTo(first.key());
    }

    @Test
    void withoutACertificateNothingButEnrolmentIsPossible() {
        ManagedChannel channel = NodeCredentials.enroll(cluster.address(), cluster.token(1), "node-a")
                .namelessChannel(cluster.address());

        Throwable refused =
                catchThrowable(() -> NodeGatewayGrpc.newBlockingStub(channel).renew(RenewRequest.getDefaultInstance()));
        channel.shutdownNow();

        Ending ending = Ending.of(refused);
        assertThat(ending.status().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(ending.code()).isEqualTo("NoCertificate");
    }

    @Test
    void anExpiredCertificateIsRefusedInWords() {
        FakeNode node = cluster.nodes.join(cluster.token(1), "node-a");
        cluster.advance(Duration.ofHours(25));

        Throwable refused = catchThrowable(node::renew);

        assertThat(Ending.of(refused).code()).isEqualTo("BadCertificate");
        assertThat(refused).hasMessageContaining("expired at").hasMessageContaining("new join token");
    }

    @Test
    void aSessionDoesNotOutliveItsCertificate() {
        FakeNode node = cluster.nodes.join(cluster.token(1), "node-a");
        var session = node.connect();
        eventually("the node is welcome", node::connected);

        cluster.advance(Duration.ofHours(25));

        eventually("the session is over", () -> session.ending().isPresent());
        assertThat(session.ending().orElseThrow().code()).isEqualTo("CertificateExpired");
    }

    @Test
    void aCertificateForgedByAnotherAuthorityGetsNowhere() {
        CertificateAuthority other = CertificateAuthority.open(home.resolve("other"), cluster.clock);
        NodeKey key = NodeKey.fresh();
        NodeCredentials forged = new NodeCredentials(
                "node-a",
                key.key(),
                other.issueNode(new NodeName("node-a"), key.request()),
                cluster.authority.certificate(),
                Map.of());

        Throwable refused = catchThrowable(() -> forged.renew(cluster.address()));

        assertThat(Status.fromThrowable(refused).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(cluster.gateway.connectedNodes()).isZero();
    }

    private void assertRefused(JoinTokenText token, String name, Status.Code status, String code, String words) {
        Throwable refused = catchThrowable(() -> NodeCredentials.enroll(cluster.address(), token, name));
        Ending ending = Ending.of(refused);
        assertThat(ending.status().getCode()).as("%s", ending).isEqualTo(status);
        assertThat(ending.code()).isEqualTo(code);
        assertThat(ending.status().getDescription()).contains(words).doesNotContain(token.secret());
    }
}
