package dev.podium.portal.fake;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.resource.Problem;
import java.util.ArrayList;
import java.util.List;

/** What the API refuses of a manifest. */
final class FakeAdmission {
    private FakeAdmission() {}

    static void check(AppSpec spec) {
        List<Problem.FieldError> errors = new ArrayList<>();
        if (spec.image().isBlank() || spec.image().contains(" ")) {
            errors.add(new Problem.FieldError(
                    "/image", "\"" + spec.image() + "\" is no image reference: expected name:tag"));
        }
        List<AppSpec.Port> ports = spec.ports() == null ? List.of() : spec.ports();
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).port() < 1 || ports.get(i).port() > 65_535) {
                errors.add(new Problem.FieldError(
                        "/ports/" + i + "/port", ports.get(i).port() + " is no port: expected 1 to 65535"));
            }
        }
        AppSpec.Resources resources = spec.resources();
        if (resources != null
                && resources.memory() != null
                && !resources.memory().matches("\\d+(Ki|Mi|Gi|Ti)?")) {
            errors.add(new Problem.FieldError(
                    "/resources/memory",
                    "\"" + resources.memory() + "\" is no amount of memory: expected for example 256Mi"));
        }
        if (!errors.isEmpty()) {
            throw FakeApi.invalid(errors);
        }
    }
}
