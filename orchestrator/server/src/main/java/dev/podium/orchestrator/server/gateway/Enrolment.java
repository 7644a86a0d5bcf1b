package dev.podium.orchestrator.server.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.server.ca.CertificateAuthority;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.wire.join.JoinTokenText;
import dev.podium.orchestrator.wire.v1.EnrollRequest;
import dev.podium.orchestrator.wire.v1.EnrollResponse;
import dev.podium.orchestrator.wire.v1.JoinToken;
import dev.podium.orchestrator.wire.v1.NodeSession;
import io.grpc.Status;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns join tokens into certificates, and certificates into newer ones. Blocks on the store. */
final class Enrolment {
    private static final Logger log = LoggerFactory.getLogger(Enrolment.class);
    /** How often a token that others use at the same moment is tried again. */
    private static final int ATTEMPTS = 20;

    private static final int NAME_MAX = 253;
    private static final String MAKE_NEW =
            "; make a new one in the portal or with POST" + " /api/v1/clusters/default/join-tokens";

    private final CertificateAuthority authority;
    private final ClusterStore store;
    private final InstantSource clock;
    private final String cluster;
    private final Predicate<NodeName> connectedHere;

    Enrolment(
            CertificateAuthority authority,
            ClusterStore store,
            InstantSource clock,
            String cluster,
            Predicate<NodeName> connectedHere) {
        this.authority = authority;
        this.store = store;
        this.clock = clock;
        this.cluster = cluster;
        this.connectedHere = connectedHere;
    }

    EnrollResponse enroll(EnrollRequest request) throws RefusedException {
        NodeName node = name(request.getNodeName());
        String id = JoinTokenText.id(request.getTokenSecret());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Entry entry = store.get(StoreKeys.joinToken(id)).orElseThrow(() -> unknown(id));
            JoinToken token = parse(entry, id);
            check(token, id, request.getTokenSecret());
            // Asked only after the token proved good: strangers do not learn which nodes there are.
            requireAway(node);
            List<X509Certificate> chain = sign(node, request.getCsr());
            if (countDown(entry, token)) {
                log.info("node {} joined with token {}, {} uses left", node, id, token.getUsesLeft() - 1);
                return response(chain, token.getLabelsMap());
            }
        }
        throw new RefusedException(
                Status.Code.ABORTED,
                "JoinTokenBusy",
                "join token " + id + " is being used by many nodes at this moment: try again");
    }

    EnrollResponse renew(NodeName node, ByteString request) throws RefusedException {
        List<X509Certificate> chain = sign(node, request);
        log.debug("renewed the certificate of node {}", node);
        return response(chain, Map.of());
    }

    private void check(JoinToken token, String id, String secret) throws RefusedException {
        if (!MessageDigest.isEqual(token.getSecretSha256().toByteArray(), JoinTokenText.secretSha256(secret))) {
            throw unknown(id);
        }
        Instant now = clock.instant();
        Instant until = Instant.ofEpochMilli(token.getExpiresAt());
        if (!now.isBefore(until)) {
            throw new RefusedException(
                    Status.Code.UNAUTHENTICATED,
                    "JoinTokenExpired",
                    "join token " + id + " expired at " + until + " and it is now " + now + MAKE_NEW);
        }
        if (token.getUsesLeft() < 1) {
            throw new RefusedException(
                    Status.Code.UNAUTHENTICATED,
                    "JoinTokenUsedUp",
                    "join token " + id + " has been used as often as it may be" + MAKE_NEW);
        }
    }

    private void requireAway(NodeName node) throws RefusedException {
        if (connectedHere.test(node) || connectedSomewhere(node)) {
            throw new RefusedException(
                    Status.Code.ALREADY_EXISTS,
                    "NodeConnected",
                    "a node named \"" + node + "\" is already part of this cluster and connected: give this machine"
                            + " another name with --name, or stop the daemon that uses it");
        }
    }

    private boolean connectedSomewhere(NodeName node) {
        Optional<Entry> session = store.get(StoreKeys.session(node));
        try {
            return session.isPresent()
                    && NodeSession.parseFrom(session.get().value()).getConnected();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("store entry " + StoreKeys.session(node) + " is damaged", e);
        }
    }

    private List<X509Certificate> sign(NodeName node, ByteString request) throws RefusedException {
        try {
            return authority.issueNode(node, request.toByteArray());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    Status.Code.INVALID_ARGUMENT, "BadCertificateRequest", String.valueOf(e.getMessage()));
        }
    }

    private boolean countDown(Entry entry, JoinToken token) {
        JoinToken used = token.toBuilder().setUsesLeft(token.getUsesLeft() - 1).build();
        return store.commit(Transaction.builder()
                        .require(new Guard.Unchanged(entry.key(), entry.modRevision()))
                        .put(entry.key(), used.toByteArray())
                        .build())
                .committed();
    }

    private EnrollResponse response(List<X509Certificate> chain, Map<String, String> labels) {
        EnrollResponse.Builder response =
                EnrollResponse.newBuilder().setCluster(cluster).putAllLabels(labels);
        for (X509Certificate certificate : chain) {
            try {
                response.addChain(ByteString.copyFrom(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate just made cannot be encoded", e);
            }
        }
        return response.build();
    }

    /** A name of a stranger's choice is repeated, in answers and in the log, only if it is short and printable. */
    private static NodeName name(String text) throws RefusedException {
        if (text.length() > NAME_MAX || text.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException(
                    Status.Code.INVALID_ARGUMENT,
                    "BadNodeName",
                    "node name of " + text.length() + " characters is not valid: expected a host name of at most "
                            + NAME_MAX + " lower-case letters, digits, dots and hyphens");
        }
        try {
            return new NodeName(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Status.Code.INVALID_ARGUMENT, "BadNodeName", String.valueOf(e.getMessage()));
        }
    }

    private static JoinToken parse(Entry entry, String id) throws RefusedException {
        try {
            return JoinToken.parseFrom(entry.value());
        } catch (InvalidProtocolBufferException e) {
            log.error("store entry {} is damaged", entry.key(), e);
            throw unknown(id);
        }
    }

    private static RefusedException unknown(String id) {
        return new RefusedException(
                Status.Code.UNAUTHENTICATED,
                "JoinTokenUnknown",
                "join token " + id + " is not one of this cluster's: expected a token that was made here and not"
                        + " withdrawn" + MAKE_NEW);
    }
}
