package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import java.util.List;

/** What is declared with the one manifest, and where: names are unique in a namespace over all of them. */
public enum Family {
    APPS("apps", "app", List.of("replicated", "global")),
    JOBS("jobs", "job", List.of("job")),
    CRONS("crons", "cron", List.of("cron"));

    private final String path;
    private final String word;
    private final List<String> kinds;

    Family(String path, String word, List<String> kinds) {
        this.path = path;
        this.word = word;
        this.kinds = kinds;
    }

    public static Family of(AppSpec spec) {
        return of(spec.kind() == null ? "replicated" : spec.kind());
    }

    static Family of(String kind) {
        for (Family family : values()) {
            if (family.kinds.contains(kind)) {
                return family;
            }
        }
        throw new IllegalArgumentException("kind \"" + kind + "\" is not known");
    }

    /** What one of them is called: {@code job}. */
    public String word() {
        return word;
    }

    /** The step of its path: {@code jobs}. */
    public String path() {
        return path;
    }

    List<String> kinds() {
        return kinds;
    }

    boolean serves() {
        return this == APPS;
    }
}
