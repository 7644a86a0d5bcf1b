package dev.podium.api.server.health;

import dev.podium.api.server.access.Unguarded;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

@Controller
@Tag(name = "Health", description = "For load balancers and process supervisors.")
final class HealthController {
    private final List<ReadinessCheck> checks;

    HealthController(List<ReadinessCheck> checks) {
        this.checks = checks;
    }

    /** @param state {@code ready} or {@code not ready}; {@code checks} says of each part {@code ok} or what is wrong */
    @Serdeable
    record Readiness(String state, Map<String, String> checks) {}

    @Get("/livez")
    @Unguarded(to = Unguarded.To.EVERYONE, because = "a supervisor has no token, and the answer tells nothing")
    @Operation(summary = "Whether the process lives")
    Map<String, String> live() {
        return Map.of("state", "live");
    }

    @Get("/readyz")
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Unguarded(to = Unguarded.To.EVERYONE, because = "a load balancer has no token, and the answer names no resource")
    @Operation(summary = "Whether the server can do its work")
    HttpResponse<Readiness> ready() {
        Map<String, String> found = new TreeMap<>();
        boolean ready = true;
        for (ReadinessCheck check : checks) {
            Optional<String> wrong = check.wrong();
            found.put(check.name(), wrong.orElse("ok"));
            ready &= wrong.isEmpty();
        }
        return ready
                ? HttpResponse.ok(new Readiness("ready", found))
                : HttpResponse.<Readiness>serverError().status(503).body(new Readiness("not ready", found));
    }
}
