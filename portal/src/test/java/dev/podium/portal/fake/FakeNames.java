package dev.podium.portal.fake;

import dev.podium.api.contract.resource.Problem;
import java.util.List;

/** The rule for names. */
final class FakeNames {
    private FakeNames() {}

    static void require(String what, String name) {
        if (!name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
            throw FakeApi.invalid(List.of(new Problem.FieldError(
                    "/metadata/name",
                    what + " name \"" + name
                            + "\" is not valid: expected 1 to 63 lower-case letters, digits or hyphens")));
        }
    }
}
