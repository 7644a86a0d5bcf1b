package dev.podium.api.server.json;

import dev.podium.api.contract.resource.Problem.FieldError;
import dev.podium.api.server.error.ApiProblem;
import java.util.ArrayList;
import java.util.List;

/** The mistakes found so far in one body. Not for use by several threads. */
public final class JsonErrors {
    private static final int MOST = 50;

    private final List<FieldError> found = new ArrayList<>();

    /** @param pointer JSON pointer (RFC 6901) of the value at fault */
    public void add(String pointer, String message) {
        if (found.size() < MOST) {
            found.add(new FieldError(pointer, message));
        }
    }

    public boolean any() {
        return !found.isEmpty();
    }

    public List<FieldError> list() {
        return List.copyOf(found);
    }

    /** @throws ApiProblem 422 {@code body_invalid} naming all of them, if there are any */
    public void throwIfAny() {
        if (any()) {
            throw ApiProblem.bodyInvalid(found);
        }
    }

    /** The pointer of {@code name} below {@code parent}. */
    public static String below(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
