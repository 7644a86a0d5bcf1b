package dev.podium.api.server.resource;

/** Is told of each write somebody asked for, in the write's own transaction: what it writes down is there if and only if the write is. */
public interface WriteWitness {
    void wrote();
}
