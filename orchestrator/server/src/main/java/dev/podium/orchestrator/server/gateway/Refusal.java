package dev.podium.orchestrator.server.gateway;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;

/**
 * A "no" to a node: a gRPC status, a short stable word for programs and a sentence for people.
 *
 * @param code travels as trailer {@code podium-code}
 */
record Refusal(Status.Code status, String code, String message) {
    static final Metadata.Key<String> CODE = Metadata.Key.of("podium-code", Metadata.ASCII_STRING_MARSHALLER);

    Status asStatus() {
        return Status.fromCode(status).withDescription(message);
    }

    Metadata trailers() {
        Metadata trailers = new Metadata();
        trailers.put(CODE, code);
        return trailers;
    }

    StatusException asException() {
        return new StatusException(asStatus(), trailers());
    }
}
