package dev.podium.api.server.resource;

import dev.podium.api.server.json.Element;
import dev.podium.api.server.json.JsonErrors;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a label may look like. */
public final class Labels {
    private static final int MOST = 64;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._/-]{0,126}[A-Za-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9._-]{0,126}[A-Za-z0-9])?)?");

    private Labels() {}

    public static Optional<Map<String, String>> read(Element element) {
        return element.texts().map(labels -> {
            if (labels.size() > MOST) {
                element.refuse(labels.size() + " labels are too many: expected at most " + MOST);
            }
            labels.forEach((key, value) -> check(element, key, value));
            return labels;
        });
    }

    private static void check(Element element, String key, String value) {
        String pointer = JsonErrors.below(element.pointer(), key);
        if (!KEY.matcher(key).matches()) {
            element.errors()
                    .add(
                            pointer,
                            "label key \"" + key
                                    + "\" is not valid: expected up to 128 letters, digits, \".\", \"_\", \"/\" or"
                                    + " \"-\", starting and ending with a letter or digit");
        }
        if (!VALUE.matcher(value).matches()) {
            element.errors()
                    .add(
                            pointer,
                            "label value \"" + value
                                    + "\" is not valid: expected up to 128 letters, digits, \".\", \"_\" or \"-\","
                                    + " starting and ending with a letter or digit");
        }
    }
}
