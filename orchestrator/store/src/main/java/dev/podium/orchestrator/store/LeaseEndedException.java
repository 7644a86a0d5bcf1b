package dev.podium.orchestrator.store;

/** A key was to be bound to a lease that has ended: ask for a new lease and read again what depended on the old one. */
public final class LeaseEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseEndedException(long lease) {
        super("lease " + lease + " has ended: expected one that is kept alive; grant a new one");
    }
}
