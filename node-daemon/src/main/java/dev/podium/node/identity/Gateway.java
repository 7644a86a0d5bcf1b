package dev.podium.node.identity;

import com.google.protobuf.ByteString;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.wire.join.GatewayName;
import dev.podium.orchestrator.wire.join.JoinTokenText;
import dev.podium.orchestrator.wire.v1.EnrollRequest;
import dev.podium.orchestrator.wire.v1.EnrollResponse;
import dev.podium.orchestrator.wire.v1.NodeGatewayGrpc;
import dev.podium.orchestrator.wire.v1.RenewRequest;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.util.AdvancedTlsX509KeyManager;
import java.io.ByteArrayInputStream;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The gateway at one address: how to join through it, renew and connect.
 *
 * @param host name or address; looked up anew at each connection
 */
public record Gateway(String host, int port) {
    private static final int CALL_SECONDS = 15;
    private static final int CONNECT_MILLIS = 3_000;
    private static final int LARGEST_MESSAGE = 64 << 20;

    /** Reads {@code host:port}. */
    public static Gateway parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            if (colon > 0) {
                return new Gateway(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(malformed(text), e);
        }
        throw new IllegalArgumentException(malformed(text));
    }

    private static String malformed(String text) {
        return "gateway address \"" + text + "\" is not valid: expected host:port, for example 127.0.0.1:8082";
    }

    /** @throws io.grpc.StatusRuntimeException when the gateway refuses or is not of the cluster the token names */
    public Identity join(JoinTokenText token, NodeName name) {
        KeyRequest request = KeyRequest.fresh(name.value());
        ManagedChannel channel = channel(TlsChannelCredentials.newBuilder()
                .trustManager(new PinnedTrust(token.caDigest()))
                .build());
        try {
            EnrollResponse response = NodeGatewayGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                    .enroll(EnrollRequest.newBuilder()
                            .setNodeName(name.value())
                            .setTokenSecret(token.secret())
                            .setCsr(ByteString.copyFrom(request.csr()))
                            .build());
            return identity(request.key(), response, response.getLabelsMap());
        } finally {
            channel.shutdownNow();
        }
    }

    /** The same identity with a new key and certificate. */
    public Identity renew(Identity identity, NodeName name) {
        KeyRequest request = KeyRequest.fresh(name.value());
        ManagedChannel channel = connect(identity);
        try {
            EnrollResponse response = NodeGatewayGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                    .renew(RenewRequest.newBuilder()
                            .setCsr(ByteString.copyFrom(request.csr()))
                            .build());
            return identity(request.key(), response, identity.labels());
        } finally {
            channel.shutdownNow();
        }
    }

    /** A connection as this node; the caller shuts it down. */
    public ManagedChannel connect(Identity identity) {
        AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
        keys.updateIdentityCredentials(identity.chain().toArray(X509Certificate[]::new), identity.key());
        return channel(TlsChannelCredentials.newBuilder()
                .keyManager(keys)
                .trustManager(new PinnedTrust(identity.authorityDigest()))
                .build());
    }

    private ManagedChannel channel(ChannelCredentials credentials) {
        return NettyChannelBuilder.forAddress(host, port, credentials)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .overrideAuthority(GatewayName.VALUE)
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .build();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }

    private static Identity identity(PrivateKey key, EnrollResponse response, Map<String, String> labels) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain = new ArrayList<>();
            for (ByteString der : response.getChainList()) {
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der.toByteArray())));
            }
            return new Identity(key, chain, response.getCluster(), labels);
        } catch (CertificateException e) {
            throw new IllegalStateException("the gateway answered with something else than certificates", e);
        }
    }
}
