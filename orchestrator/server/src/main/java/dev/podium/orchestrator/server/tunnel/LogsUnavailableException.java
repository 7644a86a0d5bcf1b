package dev.podium.orchestrator.server.tunnel;

/** A log cannot be read, or not to its end; the message says why and what to do. */
public final class LogsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What kind of obstacle it is. */
    public enum Reason {
        /** The node has no session with this gateway. */
        NODE_NOT_CONNECTED,
        /** The node was asked but did not open the tunnel in time. */
        NODE_SILENT,
        /** The node answered that it cannot; its words are in the message. */
        NODE_REFUSED,
        /** The connection to the node broke while lines were coming. */
        BROKEN_OFF
    }

    public LogsUnavailableException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
