package dev.podium.orchestrator.server.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.testkit.node.NodeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final NodeName NODE = new NodeName("node-a");

    @TempDir
    Path home;

    private Instant now = START;
    private final InstantSource clock = () -> now;
    private CertificateAuthority authority;

    @BeforeEach
    void open() {
        authority = CertificateAuthority.open(home.resolve("ca"), clock);
    }

    @Test
    void aReopenedAuthorityIsTheSameOne() {
        CertificateAuthority again = CertificateAuthority.open(home.resolve("ca"), clock);

        assertThat(again.fingerprint()).isEqualTo(authority.fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void allItsFilesAreItsOwnersOnlyAndNoDraftIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("ca"))) {
            List<Path> all = files.sorted().toList();

            assertThat(all)
                    .extracting(path -> path.getFileName().toString())
                    .containsExactly("ca.crt", "ca.key", "ca.lock");
            for (Path file : all) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aKeyThatOthersCanReadIsRefusedWithTheRemedy() throws IOException {
        Path key = home.resolve("ca/ca.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> CertificateAuthority.open(home.resolve("ca"), clock))
                .hasMessageContaining("rw-r--r--")
                .hasMessageContaining("chmod 600 " + key);
    }

    @Test
    void aLostKeyIsNotReplacedBehindTheOperatorsBack() throws IOException {
        Files.delete(home.resolve("ca/ca.key"));

        assertThatThrownBy(() -> CertificateAuthority.open(home.resolve("ca"), clock))
                .hasMessageContaining("restore ca.key from a backup");
    }

    @Test
    void filesOfTwoAuthoritiesAreNotMixed() throws IOException {
        CertificateAuthority.open(home.resolve("other"), clock);
        Files.copy(
                home.resolve("other/ca.crt"),
                home.resolve("ca/ca.crt"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> CertificateAuthority.open(home.resolve("ca"), clock))
                .hasMessageContaining("do not belong together");
    }

    @Test
    void aNodesCertificateSaysItsNameAndLivesForADay() throws Exception {
        X509Certificate leaf = issue(NODE).getFirst();

        assertThat(authority.nodeCertificates().identify(leaf)).isEqualTo(NODE);
        assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=node-a");
        assertThat(leaf.getNotAfter().toInstant()).isEqualTo(START.plus(Duration.ofHours(24)));
        assertThat(issue(NODE).getLast()).isEqualTo(authority.certificate());
    }

    @Test
    void whatTheRequestSaysOfItselfIsNotBelieved() throws Exception {
        X509Certificate leaf =
                authority.issueNode(NODE, NodeKey.fresh().request()).getFirst();

        assertThat(authority.nodeCertificates().identify(leaf)).isEqualTo(NODE);
    }

    @Test
    void aLongNodeNameIsKeptWhole() throws Exception {
        NodeName name = new NodeName("n" + "-very-long".repeat(20) + ".example");

        assertThat(authority.nodeCertificates().identify(issue(name).getFirst()))
                .isEqualTo(name);
    }

    @Test
    void anExpiredCertificateIsRefusedWithWhatToDo() {
        X509Certificate leaf = issue(NODE).getFirst();
        now = START.plus(Duration.ofHours(25));

        assertThatThrownBy(() -> authority.nodeCertificates().identify(leaf))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("node-a")
                .hasMessageContaining("2026-01-02T00:00:00Z")
                .hasMessageContaining("new join token");
    }

    @Test
    void aCertificateOfAnotherAuthorityOfTheSameNameIsRefused() {
        CertificateAuthority other = CertificateAuthority.open(home.resolve("other"), clock);
        X509Certificate forged =
                other.issueNode(NODE, NodeKey.fresh().request()).getFirst();

        assertThatThrownBy(() -> authority.nodeCertificates().requireIssued(forged))
                .hasMessageContaining("was not made by this cluster");
    }

    @Test
    void theGatewaysOwnCertificateMakesNobodyANode() {
        Identity gateway = authority.issueServer(List.of("gateway.podium"), List.of("127.0.0.1"));

        assertThatThrownBy(() -> authority.nodeCertificates().requireIssued(gateway.leaf()))
                .hasMessageContaining("is not a node's certificate");
        assertThatThrownBy(() -> authority.nodeCertificates().requireIssued(authority.certificate()))
                .hasMessageContaining("is not a node's certificate");
    }

    @Test
    void theGatewaysCertificateIsToBeRenewedAtHalfItsLife() {
        Identity gateway = authority.issueServer(List.of("gateway.podium"), List.of("127.0.0.1"));

        assertThat(gateway.renewAt()).isBetween(START.plus(Duration.ofHours(11)), START.plus(Duration.ofHours(12)));
        assertThat(gateway.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void aBrokenRequestIsRefused() {
        byte[] request = NodeKey.fresh().request();
        request[request.length - 3] ^= 1;

        assertThatThrownBy(() -> authority.issueNode(NODE, request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a PKCS #10 request");
        assertThatThrownBy(() -> authority.issueNode(NODE, new byte[0])).hasMessageContaining("it has 0 bytes");
        assertThatThrownBy(() -> authority.issueNode(NODE, new byte[] {1, 2, 3}))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aKeyOnAnotherCurveIsRefused() {
        byte[] request = NodeKey.onCurve("secp521r1").request();

        assertThatThrownBy(() -> authority.issueNode(NODE, request)).hasMessageContaining("EC P-256");
    }

    private List<X509Certificate> issue(NodeName node) {
        return authority.issueNode(node, NodeKey.fresh().request());
    }
}
