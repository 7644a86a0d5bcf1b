package dev.podium.api.server.manifest;

import java.util.Map;
import java.util.regex.Pattern;

/** {@code env}: the variables the process finds in its environment. */
final class EnvSection {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,254}");
    private static final int MOST = 1_000;

    /** Linux gives a process no longer string. */
    private static final int LONGEST = 100_000;

    private EnvSection() {}

    static Map<String, String> read(Fields fields) {
        Map<String, String> env = fields.texts("env", MOST).orElse(Map.of());
        fields.object("env").ifPresent(map -> env.forEach((name, value) -> check(map, name, value)));
        return env;
    }

    private static void check(Fields map, String name, String value) {
        if (!NAME.matcher(name).matches()) {
            map.refuse(
                    name,
                    "variable name " + Shown.text(name)
                            + " is not valid: expected letters, digits and underscores, not starting with a digit,"
                            + " for example \"LOG_LEVEL\"");
        } else if (name.startsWith("PODIUM_")) {
            map.refuse(
                    name,
                    "variable " + name + " is set by the platform: choose a name that does not start with PODIUM_");
        }
        if (value.length() > LONGEST) {
            map.refuse(
                    name,
                    "the value of " + Shown.text(name) + " has " + value.length() + " characters: expected at most "
                            + LONGEST);
        }
    }
}
