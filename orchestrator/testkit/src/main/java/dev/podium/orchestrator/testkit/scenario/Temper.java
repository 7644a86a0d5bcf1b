package dev.podium.orchestrator.testkit.scenario;

import dev.podium.orchestrator.model.task.Task;
import java.util.Locale;

/** How a container behaves, told by its image's name, so that a story shows it: {@code shop/crashing:1}. */
enum Temper {
    /** Starts and answers. */
    HEALTHY,
    /** Exits with code 1 as soon as it runs. */
    CRASHING,
    /** Exits with code 0 as soon as it runs. */
    FINISHING,
    /** Runs and never gets ready. */
    UNREADY,
    /** No registry has its image. */
    MISSING;

    static Temper of(Task task) {
        String reference = task.release().container().image().reference();
        for (Temper temper : values()) {
            if (reference.contains(temper.name().toLowerCase(Locale.ROOT))) {
                return temper;
            }
        }
        return HEALTHY;
    }
}
