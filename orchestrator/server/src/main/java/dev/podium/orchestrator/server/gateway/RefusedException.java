package dev.podium.orchestrator.server.gateway;

import io.grpc.Status;

/** Carries a {@link Refusal} to the edge of the call it is about. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    RefusedException(Status.Code status, String code, String message) {
        this(new Refusal(status, code, message));
    }

    Refusal refusal() {
        return refusal;
    }
}
