package dev.podium.api.server.manifest;

import java.util.Map;
import java.util.regex.Pattern;

/** {@code labels}: words for finding and grouping apps. */
final class LabelSection {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_./-]{0,126}[A-Za-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?");
    private static final int MOST = 64;

    private LabelSection() {}

    static Map<String, String> read(Fields fields) {
        Map<String, String> labels = fields.texts("labels", MOST).orElse(Map.of());
        fields.object("labels").ifPresent(map -> labels.forEach((key, value) -> check(map, key, value)));
        return labels;
    }

    private static void check(Fields map, String key, String value) {
        if (!KEY.matcher(key).matches()) {
            map.refuse(
                    key,
                    "label " + Shown.text(key) + " is not valid: expected 1 to 128 letters, digits and _ . / -,"
                            + " starting and ending with a letter or digit, for example \"team\"");
        }
        if (!VALUE.matcher(value).matches()) {
            map.refuse(
                    key,
                    "label value " + Shown.text(value) + " is not valid: expected at most 63 letters, digits and _ . -,"
                            + " starting and ending with a letter or digit, for example \"payments\"");
        }
    }
}
