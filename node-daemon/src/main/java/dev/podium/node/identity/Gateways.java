package dev.podium.node.identity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The gateways of a cluster's servers, any of which will do: one is used until it fails, then the next. */
public final class Gateways {
    private final List<Gateway> all;
    private volatile int position;

    /** @param first which of them to begin with, counted on from the end to the beginning, so that nodes do not all use the same */
    public Gateways(List<Gateway> all, int first) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no gateway is given: expected at least one host:port");
        }
        this.all = List.copyOf(all);
        this.position = Math.floorMod(first, all.size());
    }

    public static Gateways only(Gateway gateway) {
        return new Gateways(List.of(gateway), 0);
    }

    /** Reads {@code host:port,host:port}. */
    public static Gateways parse(String text, int first) {
        return new Gateways(
                Arrays.stream(text.split(","))
                        .map(String::strip)
                        .map(Gateway::parse)
                        .toList(),
                first);
    }

    public Gateway current() {
        return all.get(position);
    }

    /** The one in use has failed. For one thread. */
    public void next() {
        position = (position + 1) % all.size();
    }

    @Override
    public String toString() {
        return all.stream().map(Gateway::toString).collect(Collectors.joining(","));
    }
}
