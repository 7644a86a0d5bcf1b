package dev.podium.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run was asked to do: {@code --name=value} arguments; whatever is not given has the benchmark's own default. */
public final class Options {
    private final Map<String, String> given;

    private Options(Map<String, String> given) {
        this.given = Map.copyOf(given);
    }

    /**
     * Reads command line arguments.
     *
     * @param known the names this benchmark understands
     * @throws IllegalArgumentException for anything else
     */
    public static Options parse(String[] arguments, String... known) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = argument.startsWith("--") && equals > 0 ? argument.substring(2, equals) : "";
            if (!Set.of(known).contains(name)) {
                throw new IllegalArgumentException("option \"" + argument
                        + "\" is not valid: expected --name=value with a name of " + String.join(", ", known));
            }
            given.put(name, argument.substring(equals + 1));
        }
        return new Options(given);
    }

    /** A whole number of at least 1. */
    public int number(String name, int otherwise) {
        String text = given.getOrDefault(name, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + "=" + text + " is not valid: expected a whole number", e);
        }
        throw new IllegalArgumentException("--" + name + "=" + text + " is not valid: expected 1 or more");
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }
}
