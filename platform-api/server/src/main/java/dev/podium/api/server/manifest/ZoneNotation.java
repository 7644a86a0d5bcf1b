package dev.podium.api.server.manifest;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** Time zones as people write them: {@code Europe/Berlin}. */
public final class ZoneNotation {
    private ZoneNotation() {}

    /** @throws IllegalArgumentException naming the text and what was expected */
    public static ZoneId parse(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            String hint = Suggestion.nearest(text, List.copyOf(ZoneId.getAvailableZoneIds()))
                    .map(near -> "; did you mean \"" + near + "\"?")
                    .orElse("");
            throw new IllegalArgumentException(
                    "timeZone " + Shown.text(text) + " is not known: expected a zone such as \"Europe/Berlin\"" + hint,
                    unknown);
        }
    }
}
