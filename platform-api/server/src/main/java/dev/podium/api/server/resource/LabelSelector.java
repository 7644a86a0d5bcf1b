package dev.podium.api.server.resource;

import dev.podium.api.server.error.ApiProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions on labels, all of which must hold: {@code team=payments,tier!=batch,region in (eu,us),!legacy,owned}. */
public record LabelSelector(List<Requirement> requirements) {
    public static final LabelSelector ALL = new LabelSelector(List.of());

    private static final String KEY = "([A-Za-z0-9][A-Za-z0-9._/-]*)";
    private static final String VALUE = "([A-Za-z0-9._-]*)";
    private static final Pattern EQUAL = Pattern.compile(KEY + "\\s*==?\\s*" + VALUE);
    private static final Pattern NOT_EQUAL = Pattern.compile(KEY + "\\s*!=\\s*" + VALUE);
    private static final Pattern IN = Pattern.compile(KEY + "\\s+in\\s+\\(([^()]*)\\)");
    private static final Pattern NOT_IN = Pattern.compile(KEY + "\\s+notin\\s+\\(([^()]*)\\)");
    private static final Pattern PRESENT = Pattern.compile(KEY);
    private static final Pattern ABSENT = Pattern.compile("!\\s*" + KEY);
    private static final Pattern BETWEEN_REQUIREMENTS = Pattern.compile(",(?![^(]*\\))");

    /** One condition. */
    public sealed interface Requirement {
        boolean holds(Map<String, String> labels);

        record In(String key, List<String> values) implements Requirement {
            @Override
            public boolean holds(Map<String, String> labels) {
                return labels.containsKey(key) && values.contains(labels.get(key));
            }
        }

        /** Holds also where the label is absent. */
        record NotIn(String key, List<String> values) implements Requirement {
            @Override
            public boolean holds(Map<String, String> labels) {
                return !values.contains(Objects.requireNonNullElse(labels.get(key), "\0"));
            }
        }

        record Present(String key) implements Requirement {
            @Override
            public boolean holds(Map<String, String> labels) {
                return labels.containsKey(key);
            }
        }

        record Absent(String key) implements Requirement {
            @Override
            public boolean holds(Map<String, String> labels) {
                return !labels.containsKey(key);
            }
        }
    }

    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /** @throws ApiProblem 400 {@code query_invalid} naming the part that is not understood */
    public static LabelSelector parse(String text) {
        if (text.isBlank()) {
            return ALL;
        }
        List<Requirement> requirements = new ArrayList<>();
        for (String part : BETWEEN_REQUIREMENTS.split(text, -1)) {
            requirements.add(requirement(part.strip()));
        }
        return new LabelSelector(requirements);
    }

    public boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.holds(labels));
    }

    private static Requirement requirement(String part) {
        Matcher matcher = EQUAL.matcher(part);
        if (matcher.matches()) {
            return new Requirement.In(matcher.group(1), List.of(matcher.group(2)));
        }
        matcher = NOT_EQUAL.matcher(part);
        if (matcher.matches()) {
            return new Requirement.NotIn(matcher.group(1), List.of(matcher.group(2)));
        }
        matcher = IN.matcher(part);
        if (matcher.matches()) {
            return new Requirement.In(matcher.group(1), values(matcher.group(2)));
        }
        matcher = NOT_IN.matcher(part);
        if (matcher.matches()) {
            return new Requirement.NotIn(matcher.group(1), values(matcher.group(2)));
        }
        matcher = PRESENT.matcher(part);
        if (matcher.matches()) {
            return new Requirement.Present(matcher.group(1));
        }
        matcher = ABSENT.matcher(part);
        if (matcher.matches()) {
            return new Requirement.Absent(matcher.group(1));
        }
        throw ApiProblem.badRequest(
                "query_invalid",
                "labelSelector is not understood at \"" + part
                        + "\": expected conditions like team=payments, tier!=batch, region in (eu,us), owned or !legacy.");
    }

    private static List<String> values(String list) {
        return Pattern.compile(",").splitAsStream(list).map(String::strip).toList();
    }
}
