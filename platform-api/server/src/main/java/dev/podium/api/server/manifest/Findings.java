package dev.podium.api.server.manifest;

import dev.podium.api.contract.resource.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;

/** Everything wrong with a document, collected so that one answer names it all. */
final class Findings {
    private static final int MOST = 100;

    private final List<FieldError> errors = new ArrayList<>();

    /** Saying the same twice counts once. */
    void add(String pointer, String message) {
        FieldError error = new FieldError(pointer, message);
        if (errors.size() < MOST && !errors.contains(error)) {
            errors.add(error);
        }
    }

    boolean none() {
        return errors.isEmpty();
    }

    List<FieldError> list() {
        return List.copyOf(errors);
    }
}
