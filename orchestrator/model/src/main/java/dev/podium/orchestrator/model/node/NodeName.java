package dev.podium.orchestrator.model.node;

import java.util.regex.Pattern;

/** A node's identity, also the common name of its certificate: a host name of at most 253 characters. */
public record NodeName(String value) implements Comparable<NodeName> {
    private static final Pattern VALID = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    public NodeName {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("node name \"" + value
                    + "\" is not valid: expected a host name of lower-case letters, digits, dots and hyphens");
        }
    }

    @Override
    public int compareTo(NodeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
