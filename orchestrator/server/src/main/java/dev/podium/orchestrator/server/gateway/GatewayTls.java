package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.server.ca.CertificateAuthority;
import dev.podium.orchestrator.server.ca.Identity;
import dev.podium.orchestrator.wire.join.GatewayName;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.util.AdvancedTlsX509KeyManager;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's side of TLS: its own certificate, renewed at half-life without a pause, and whom it shakes hands with. */
final class GatewayTls {
    private static final Logger log = LoggerFactory.getLogger(GatewayTls.class);

    private final CertificateAuthority authority;
    private final AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
    private final List<String> names = List.of(GatewayName.VALUE, "localhost");
    private final List<String> addresses;
    private volatile Instant renewAt;

    GatewayTls(CertificateAuthority authority, InetAddress bind) {
        this.authority = authority;
        this.addresses = addresses(bind);
        this.renewAt = take(authority.issueServer(names, addresses));
    }

    ServerCredentials credentials() {
        return TlsServerCredentials.newBuilder()
                .keyManager(keys)
                .trustManager(new HandshakeTrust(authority.nodeCertificates()))
                .clientAuth(TlsServerCredentials.ClientAuth.OPTIONAL)
                .build();
    }

    /** Takes a new certificate if the present one is past half of its life; new connections see the new one. */
    void renewIfDue(Instant now) {
        if (now.isBefore(renewAt)) {
            return;
        }
        renewAt = take(authority.issueServer(names, addresses));
        log.info("renewed the gateway's certificate; the next renewal is due at {}", renewAt);
    }

    private Instant take(Identity identity) {
        keys.updateIdentityCredentials(identity.chain().toArray(X509Certificate[]::new), identity.key());
        return identity.renewAt();
    }

    /** The addresses by which the gateway may be reached directly, so that clients which check addresses are content too. */
    private static List<String> addresses(InetAddress bind) {
        Set<String> all = new LinkedHashSet<>(List.of("127.0.0.1", "::1"));
        if (!bind.isAnyLocalAddress()) {
            all.add(plain(bind));
            return List.copyOf(all);
        }
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(GatewayTls::plain)
                    .forEach(all::add);
        } catch (SocketException e) {
            log.warn("cannot list this machine's addresses; the gateway's certificate names only {}", all, e);
        }
        return new ArrayList<>(all);
    }

    /** Without the zone that link-local addresses carry, which certificates cannot. */
    private static String plain(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + address + " has no valid length", e);
        }
    }
}
