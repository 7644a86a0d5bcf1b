package dev.podium.api.server.apps;

import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.manifest.Family;
import dev.podium.orchestrator.model.run.RunName;
import java.util.Optional;

/** Which names may be taken: apps, jobs and crons share those of a namespace, and runs of crons have theirs to themselves. */
final class JobNames {
    private JobNames() {}

    static void check(AppWrites.Order order, Optional<AppRow> before) {
        String name = order.app().name();
        Optional<Family> other = before.map(row -> Family.of(row.appSpec())).filter(family -> family != order.family());
        if (other.isPresent() && !order.action().equals(AppWrites.DELETE)) {
            throw ApiProblem.conflict(
                    "name_taken",
                    "The name is taken",
                    "\"" + name + "\" is the name of " + (other.get() == Family.APPS ? "an " : "a ")
                            + other.get().word() + " in namespace "
                            + order.app().namespace()
                            + ". Choose another name, or delete that first.");
        }
        if (before.isEmpty() && RunName.reserved(name)) {
            throw ApiProblem.badRequest(
                    "name_reserved",
                    "The name \"" + name
                            + "\" ends like that of a run of a cron, in a hyphen and 12 or 17 digits. Choose"
                            + " one that does not.");
        }
        if (before.isEmpty() && order.family() == Family.CRONS && name.length() > RunName.LONGEST_CRON) {
            throw ApiProblem.badRequest(
                    "name_too_long",
                    "The name \"" + name + "\" has " + name.length() + " characters; that of a cron may have "
                            + RunName.LONGEST_CRON + ", so that its runs can be named after it.");
        }
    }
}
