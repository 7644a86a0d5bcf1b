package dev.podium.api.server.apps;

import dev.podium.api.contract.job.JobTerms;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The terms of jobs and crons as JSON text and back. */
final class TermsJson {
    private static final ObjectMapper JSON = ObjectMapper.getDefault();

    private TermsJson() {}

    static String write(JobTerms terms) {
        try {
            return JSON.writeValueAsString(terms);
        } catch (IOException e) {
            throw new UncheckedIOException("the terms of a job cannot be written as JSON", e);
        }
    }

    static JobTerms read(String text) {
        try {
            return JSON.readValue(text, JobTerms.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the database has terms of a job that cannot be read: " + text, e);
        }
    }
}
