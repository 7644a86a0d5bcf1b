package dev.podium.orchestrator.store;

/** The cluster store did not answer; whether a commit under way happened is unknown. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
