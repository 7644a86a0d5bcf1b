package dev.podium.api.server.resource;

/** What a write came to: the resource as it is now, and whether the write made it. */
public record Written<T>(T resource, boolean created) {}
