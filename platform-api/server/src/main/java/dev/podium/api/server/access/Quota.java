package dev.podium.api.server.access;

/** What an operation consumes of a tenant's allowance. */
public enum Quota {
    /** Nothing. */
    NONE,
    NAMESPACES,
    /** Instances and the resources they ask for. */
    APPS
}
