package dev.podium.node.engine;

import java.util.List;

/**
 * The engine and the machine it runs on.
 *
 * @param arch as the engine writes it, for example {@code x86_64}
 * @param memory of the machine, in bytes
 * @param root the directory in which it keeps images and containers
 * @param warnings what it cannot do on this machine, in its own words
 */
public record EngineInfo(
        String version, String os, String arch, int cores, long memory, String root, List<String> warnings) {
    public EngineInfo {
        warnings = List.copyOf(warnings);
    }
}
