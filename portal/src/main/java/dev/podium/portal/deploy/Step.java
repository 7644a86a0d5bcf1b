package dev.podium.portal.deploy;

import java.util.List;

/** The steps of the wizard, in order. */
enum Step {
    SOURCE("source", "What to run", "Image, name and port are enough. Everything else has a sensible default."),
    RUNTIME("runtime", "How it runs", "Command, arguments and environment. Leave empty what the image already says."),
    SIZE("size", "How much of it", "The number of instances and what each of them needs."),
    HEALTH(
            "health",
            "When it is ready",
            "Requests go only to instances that are ready. With a probe, updates lose none."),
    EXPOSURE("address", "Where it answers", "The address under which the app is reached."),
    REVIEW(
            "review",
            "Review",
            "What the platform would do, asked from the platform itself. Nothing has been done yet.");

    private static final List<Step> ORDER = List.of(values());

    private final String key;
    private final String title;
    private final String text;

    Step(String key, String title, String text) {
        this.key = key;
        this.title = title;
        this.text = text;
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    String text() {
        return text;
    }

    /** Its place in the row of steps, from 1. */
    int number() {
        return ORDER.indexOf(this) + 1;
    }

    Step next() {
        return ORDER.get(Math.min(ORDER.indexOf(this) + 1, ORDER.size() - 1));
    }

    Step back() {
        return ORDER.get(Math.max(ORDER.indexOf(this) - 1, 0));
    }

    static Step of(String key) {
        for (Step step : values()) {
            if (step.key.equals(key)) {
                return step;
            }
        }
        return SOURCE;
    }
}
