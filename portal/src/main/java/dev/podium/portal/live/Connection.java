package dev.podium.portal.live;

/** Whether what pages show is current. */
public sealed interface Connection {
    record Live() implements Connection {}

    /** The API is away; pages show what was last known. */
    record Paused(String why) implements Connection {}
}
