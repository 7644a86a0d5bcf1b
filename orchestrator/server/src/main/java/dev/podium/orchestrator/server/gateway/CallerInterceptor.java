package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.server.ca.NodeCertificates;
import dev.podium.orchestrator.wire.v1.NodeGatewayGrpc;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets only callers with a good node certificate through, except to {@code Enroll}, which is how one gets a certificate. */
final class CallerInterceptor implements ServerInterceptor {
    private static final Logger log = LoggerFactory.getLogger(CallerInterceptor.class);
    private static final String OPEN = NodeGatewayGrpc.getEnrollMethod().getFullMethodName();

    private final NodeCertificates certificates;

    CallerInterceptor(NodeCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (call.getMethodDescriptor().getFullMethodName().equals(OPEN)) {
            return next.startCall(call, headers);
        }
        try {
            Context context = Context.current().withValue(Caller.KEY, caller(call));
            return Contexts.interceptCall(context, call, headers, next);
        } catch (RefusedException e) {
            log.warn(
                    "refused {} from {}: {}",
                    call.getMethodDescriptor().getBareMethodName(),
                    call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR),
                    e.getMessage());
            call.close(e.refusal().asStatus(), e.refusal().trailers());
            return new ServerCall.Listener<>() {};
        }
    }

    private Caller caller(ServerCall<?, ?> call) throws RefusedException {
        X509Certificate certificate = presented(call)
                .orElseThrow(() -> new RefusedException(
                        Status.Code.UNAUTHENTICATED,
                        "NoCertificate",
                        "no node certificate was presented: expected the one this cluster gave the node; join with a"
                                + " join token first"));
        try {
            return new Caller(
                    certificates.identify(certificate),
                    certificate.getNotAfter().toInstant());
        } catch (CertificateException e) {
            throw new RefusedException(Status.Code.UNAUTHENTICATED, "BadCertificate", String.valueOf(e.getMessage()));
        }
    }

    private static Optional<X509Certificate> presented(ServerCall<?, ?> call) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        if (session == null) {
            return Optional.empty();
        }
        try {
            return Optional.of((X509Certificate) session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            log.trace("caller presented no certificate", e);
            return Optional.empty();
        }
    }
}
