package dev.podium.orchestrator.model.constraint;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Something a node can be asked for: {@code node.name}, {@code node.arch}, {@code node.os}, {@code node.pool}, a label
 * ({@code node.labels.<key>}) or what its daemon measured ({@code node.attributes.cpu}, {@code .memory}, {@code .pids},
 * {@code .version}, {@code .engine}).
 */
public record Attribute(String name) {
    static final String LABELS = "node.labels.";
    static final List<String> FIXED = List.of(
            "node.name",
            "node.arch",
            "node.os",
            "node.pool",
            "node.attributes.cpu",
            "node.attributes.memory",
            "node.attributes.pids",
            "node.attributes.version",
            "node.attributes.engine");
    private static final List<String> AMOUNTS =
            List.of("node.attributes.cpu", "node.attributes.memory", "node.attributes.pids");
    private static final List<String> VERSIONS = List.of("node.attributes.version", "node.attributes.engine");
    private static final Pattern LABEL = Pattern.compile("node\\.labels\\.[A-Za-z0-9][A-Za-z0-9_./-]*");

    public Attribute {
        if (!known(name)) {
            throw new IllegalArgumentException("attribute \"" + name + "\" is not known: expected " + expected());
        }
    }

    static boolean known(String name) {
        return FIXED.contains(name) || LABEL.matcher(name).matches();
    }

    static String expected() {
        return "node.name, node.arch, node.os, node.pool, node.labels.<key> or one of "
                + String.join(", ", FIXED.subList(4, FIXED.size()));
    }

    public boolean isLabel() {
        return name.startsWith(LABELS);
    }

    /** The key of the label it is. */
    public String labelKey() {
        return name.substring(LABELS.length());
    }

    /** Its values are amounts: {@code 4} and {@code 4000m} are the same. */
    boolean isAmount() {
        return AMOUNTS.contains(name);
    }

    boolean isVersion() {
        return VERSIONS.contains(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
