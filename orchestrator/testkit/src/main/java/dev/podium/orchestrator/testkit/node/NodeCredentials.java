package dev.podium.orchestrator.testkit.node;

import com.google.protobuf.ByteString;
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
import io.grpc.util.AdvancedTlsX509KeyManager;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManager;

/**
 * What a node has after it joined: a key, its certificate, and the authority it trusts.
 *
 * @param chain leaf first
 * @param labels those the join token gave it
 */
public record NodeCredentials(
        String name,
        PrivateKey key,
        List<X509Certificate> chain,
        X509Certificate authority,
        Map<String, String> labels) {
    public NodeCredentials {
        chain = List.copyOf(chain);
        labels = Map.copyOf(labels);
    }

    /**
     * Joins a cluster.
     *
     * @throws io.grpc.StatusRuntimeException if the gateway refuses, or is not of the cluster the token names
     */
    public static NodeCredentials enroll(InetSocketAddress gateway, JoinTokenText token, String name) {
        TlsChannelCredentials.Builder pinned =
                TlsChannelCredentials.newBuilder().trustManager(new PinnedTrust(token.caDigest()));
        return enroll(channel(gateway, pinned.build()), token, name, NodeKey.fresh());
    }

    private static NodeCredentials enroll(ManagedChannel channel, JoinTokenText token, String name, NodeKey key) {
        try {
            EnrollResponse response = NodeGatewayGrpc.newBlockingStub(channel)
                    .enroll(EnrollRequest.newBuilder()
                            .setNodeName(name)
                            .setTokenSecret(token.secret())
                            .setCsr(ByteString.copyFrom(key.request()))
                            .build());
            return of(name, key, response, response.getLabelsMap());
        } finally {
            channel.shutdownNow();
        }
    }

    /** The same identity with a new key and certificate. */
    public NodeCredentials renew(InetSocketAddress gateway) {
        NodeKey fresh = NodeKey.fresh();
        ManagedChannel channel = channel(gateway);
        try {
            EnrollResponse response = NodeGatewayGrpc.newBlockingStub(channel)
                    .renew(RenewRequest.newBuilder()
                            .setCsr(ByteString.copyFrom(fresh.request()))
                            .build());
            return of(name, fresh, response, labels);
        } finally {
            channel.shutdownNow();
        }
    }

    private static NodeCredentials of(String name, NodeKey key, EnrollResponse response, Map<String, String> labels) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain = new ArrayList<>();
            for (ByteString der : response.getChainList()) {
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der.toByteArray())));
            }
            return new NodeCredentials(name, key.key(), chain, chain.getLast(), labels);
        } catch (CertificateException e) {
            throw new IllegalStateException("the gateway answered with something else than certificates", e);
        }
    }

    /** A connection as this node. */
    public ManagedChannel channel(InetSocketAddress gateway) {
        AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
        keys.updateIdentityCredentials(chain.toArray(X509Certificate[]::new), key);
        return channel(
                gateway,
                TlsChannelCredentials.newBuilder()
                        .keyManager(keys)
                        .trustManager(trust())
                        .build());
    }

    /** A connection to the same gateway without saying who this is. */
    public ManagedChannel namelessChannel(InetSocketAddress gateway) {
        return channel(
                gateway,
                TlsChannelCredentials.newBuilder().trustManager(trust()).build());
    }

    /** Without a look at dates: tests let the gateway's clock run ahead of this machine's. */
    private TrustManager trust() {
        return PinnedTrust.in(authority);
    }

    private static ManagedChannel channel(InetSocketAddress gateway, ChannelCredentials credentials) {
        return NettyChannelBuilder.forAddress(gateway.getHostString(), gateway.getPort(), credentials)
                .overrideAuthority(GatewayName.VALUE)
                .directExecutor()
                .build();
    }
}
