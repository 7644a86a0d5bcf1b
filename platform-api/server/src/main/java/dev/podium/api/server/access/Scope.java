package dev.podium.api.server.access;

/** Where an operation needs its permission. */
public enum Scope {
    /** On the platform as a whole. */
    PLATFORM,
    /** On the tenant the path names as {@code tenant}. */
    TENANT,
    /** On the namespace the path names as {@code ns}. */
    NAMESPACE,
    /** Like {@link #NAMESPACE}; with {@code *} for the namespace like {@link #EACH_ITEM}. */
    NAMESPACE_OR_ALL,
    /** On each item: the operation leaves out what the caller may not see, asking {@link AccessGate#allows} for each. */
    EACH_ITEM,
    /** On a target only the operation knows: it must ask {@link AccessGate#require} before it acts. */
    ASKED_BY_OPERATION
}
