package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.job.JobTerms;
import dev.podium.api.contract.resource.Problem.FieldError;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Optional;

/** What came of reading a document. */
public sealed interface Manifest {
    /**
     * @param spec complete: every default is filled in
     * @param terms what jobs and crons have beside that, complete as well
     * @param declared the document in its flat form, as it was written, without defaults; patches merge into it
     */
    record Accepted(AppSpec spec, Optional<JobTerms> terms, JsonNode declared) implements Manifest {}

    /** @param errors everything wrong with it, never empty */
    record Refused(List<FieldError> errors) implements Manifest {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
