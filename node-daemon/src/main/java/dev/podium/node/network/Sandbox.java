package dev.podium.node.network;

/**
 * A network namespace that outlives the tasks in it.
 *
 * @param containerId of the container that holds it
 * @param address its IP address on the namespace's bridge
 */
public record Sandbox(String containerId, String address) {}
