package dev.podium.node.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A range of IPv4 addresses.
 *
 * @param first its first address, as a number
 * @param prefix how many leading bits all its addresses share
 */
record Subnet(long first, int prefix) {
    /**
     * Where bridges go when the engine's own ranges are used up, which for a fresh Docker Engine is after 31 networks: 4,096
     * ranges of 254 addresses in a part of 10.0.0.0/8 that neither Docker nor common VPNs and clouds take by default.
     */
    private static final Subnet OURS = parse("10.176.0.0/12");

    private static final int BRIDGE_PREFIX = 24;

    /** Reads {@code 10.1.0.0/16}. */
    static Subnet parse(String text) {
        int slash = text.indexOf('/');
        long address = 0;
        for (String octet : text.substring(0, slash).split("\\.", -1)) {
            address = address * 256 + Integer.parseInt(octet);
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return new Subnet(address & -(1L << (32 - prefix)), prefix);
    }

    /** A range for one more bridge that overlaps none of those taken. */
    static Optional<Subnet> free(List<Subnet> taken) {
        long size = 1L << (32 - BRIDGE_PREFIX);
        return IntStream.range(0, 1 << (BRIDGE_PREFIX - OURS.prefix))
                .mapToObj(index -> new Subnet(OURS.first + index * size, BRIDGE_PREFIX))
                .filter(candidate -> taken.stream().noneMatch(candidate::overlaps))
                .findFirst();
    }

    boolean overlaps(Subnet other) {
        int shared = Math.min(prefix, other.prefix);
        return shared == 0 || first >>> (32 - shared) == other.first >>> (32 - shared);
    }

    @Override
    public String toString() {
        return (first >> 24) + "." + (first >> 16 & 255) + "." + (first >> 8 & 255) + "." + (first & 255) + "/"
                + prefix;
    }
}
