package dev.podium.node.engine;

import java.util.Optional;

/**
 * How a command inside a container ended.
 *
 * @param exitCode empty when it did not end in time
 * @param output the beginning of what it wrote, both streams together
 */
public record ExecResult(Optional<Integer> exitCode, String output) {}
