package dev.podium.portal.component;

import java.util.Locale;

/** What a state means for the reader: its colour everywhere. */
public enum Tone {
    GOOD,
    BUSY,
    WARN,
    BAD,
    IDLE;

    /** The class that gives an element this colour. */
    public String styleClass() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
