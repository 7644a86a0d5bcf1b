package dev.podium.api.server.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.job.JobTerms;
import dev.podium.api.contract.resource.Problem;
import dev.podium.api.server.json.JsonText;
import dev.podium.orchestrator.model.workload.CronPolicy.Concurrency;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobManifestTest {
    private static final WorkloadId NIGHTLY = WorkloadId.of("acme-prod", "nightly");

    @Test
    void an_image_is_enough_for_a_job_and_the_rest_is_filled_in() {
        Manifest.Accepted job = accepted("\"image\": \"a:1\"", Family.JOBS);
        assertThat(job.spec().kind()).isEqualTo("job");
        assertThat(job.spec().replicas()).isNull();
        assertThat(job.spec().update()).isNull();
        assertThat(job.spec().routes()).isEmpty();
        assertThat(job.terms()).contains(new JobTerms(1, 1, 6, null, null, null, null, null, null, null, null));
        assertThat(SpecTranslation.kind(job.spec())).isEqualTo(Workload.Kind.JOB);
    }

    @Test
    void a_schedule_is_enough_for_a_cron() {
        Manifest.Accepted cron = accepted("\"image\": \"a:1\", \"schedule\": \"30 2 * * mon-fri\"", Family.CRONS);
        JobTerms terms = cron.terms().orElseThrow();
        assertThat(terms.timeZone()).isEqualTo("UTC");
        assertThat(terms.concurrency()).isEqualTo("forbid");
        assertThat(terms.suspend()).isFalse();
        assertThat(terms.history()).isEqualTo(new JobTerms.History(3, 3));
        assertThat(JobTranslation.cron(terms, Instant.EPOCH, List.of())
                        .orElseThrow()
                        .concurrency())
                .isEqualTo(Concurrency.FORBID);
    }

    @Test
    void a_port_of_a_job_leads_to_no_route_and_no_node_restarts_its_tasks_alone() {
        Manifest.Accepted job = accepted("\"image\": \"a:1\", \"ports\": [{\"port\": 8080}]", Family.JOBS);
        assertThat(job.spec().routes()).isEmpty();
        var image = new dev.podium.orchestrator.model.workload.Image("a:1", Optional.empty(), false);
        assertThat(SpecTranslation.release(1, job.spec(), image).restart().when())
                .isEqualTo(RestartPolicy.When.NEVER);
    }

    @ParameterizedTest(name = "{0} {1} → {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            JOBS  | "completions": 0             | /completions      | completions 0 is out of range: expected 1 to 10000
            JOBS  | "parallelism": -1            | /parallelism      | parallelism -1 is out of range
            JOBS  | "backoffLimit": 2000         | /backoffLimit     | backoffLimit 2000 is out of range
            JOBS  | "deadline": "0s"             | /deadline         | duration "0s" is out of range
            JOBS  | "replicas": 2                | /replicas         | replicas goes with apps, not with jobs: leave it out
            JOBS  | "routes": [{"path": "/"}]    | /routes           | routes goes with apps, not with jobs
            JOBS  | "update": {}                 | /update           | update goes with apps, not with jobs
            JOBS  | "schedule": "* * * * *"      | /schedule         | schedule goes with crons, not with jobs
            JOBS  | "kind": "replicated"         | /kind             | kind "replicated" is not declared here: use /api/v1/namespaces/acme-prod/apps/nightly
            JOBS  | "restart": {"policy": "always"} | /restart/policy | policy "always" does not go with a job
            JOBS  | "completion": 1              | /completion       | did you mean "completions"?
            CRONS | "suspend": false             | /schedule         | schedule is missing: expected minute, hour
            CRONS | "schedule": "0 0 30 2 *"     | /schedule         | schedule "0 0 30 2 *" never fires: no month it names has such a day
            CRONS | "schedule": "0 0 31 4,6,9 *" | /schedule         | never fires
            CRONS | "schedule": "61 * * * *"     | /schedule         | schedule "61 * * * *" does not parse
            CRONS | "schedule": "* * * *"        | /schedule         | schedule "* * * *" does not parse
            CRONS | "schedule": "* * * * * *"    | /schedule         | does not parse
            CRONS | "schedule": "*/0 * * * *"    | /schedule         | does not parse
            CRONS | "schedule": "every day"      | /schedule         | does not parse
            CRONS | "schedule": ""               | /schedule         | does not parse
            CRONS | "schedule": "0 0 * * *", "timeZone": "Europe/Berlim" | /timeZone | timeZone "Europe/Berlim" is not known: expected a zone such as "Europe/Berlin"; did you mean "Europe/Berlin"?
            CRONS | "schedule": "0 0 * * *", "concurrency": "never"      | /concurrency | expected allow, forbid or replace
            CRONS | "schedule": "0 0 * * *", "history": {"failed": 99}   | /history/failed | failed 99 is out of range: expected 0 to 20
            """)
    void what_is_wrong_is_named(Family family, String fields, String pointer, String message) {
        Manifest manifest = read("\"image\": \"a:1\", " + fields, family);
        assertThat(manifest)
                .isInstanceOfSatisfying(
                        Manifest.Refused.class,
                        refused -> assertThat(refused.errors()).anySatisfy(error -> {
                            assertThat(error.pointer()).isEqualTo(pointer);
                            assertThat(error.message()).contains(message);
                        }));
    }

    @ParameterizedTest(name = "{0} after {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            30 2 * * *        | 2026-01-01T00:00:00Z | 2026-01-01T02:30:00Z
            */15 * * * *      | 2026-01-01T00:00:00Z | 2026-01-01T00:15:00Z
            5/20 * * * *      | 2026-01-01T00:00:00Z | 2026-01-01T00:05:00Z
            0 9-17/4 * * *    | 2026-01-01T10:00:00Z | 2026-01-01T13:00:00Z
            0 0 1,15 * *      | 2026-01-02T00:00:00Z | 2026-01-15T00:00:00Z
            0 0 * * 0         | 2026-01-01T00:00:00Z | 2026-01-04T00:00:00Z
            0 0 * * 7         | 2026-01-01T00:00:00Z | 2026-01-04T00:00:00Z
            0 0 * * mon-fri   | 2026-01-03T00:00:00Z | 2026-01-05T00:00:00Z
            0 0 * feb *       | 2026-01-03T00:00:00Z | 2026-02-01T00:00:00Z
            0 0 29 2 *        | 2026-01-03T00:00:00Z | 2028-02-29T00:00:00Z
            """)
    void a_schedule_means_what_cron_means(String text, Instant after, Instant next) {
        assertThat(ScheduleNotation.parse(text, java.time.ZoneId.of("UTC")).next(after))
                .contains(next);
    }

    private static Manifest.Accepted accepted(String fields, Family family) {
        Manifest manifest = read(fields, family);
        if (manifest instanceof Manifest.Refused(List<Problem.FieldError> errors)) {
            throw new AssertionError("refused: " + errors);
        }
        return (Manifest.Accepted) manifest;
    }

    private static Manifest read(String fields, Family family) {
        return ManifestReader.read(
                JsonText.parse(("{" + fields + "}").getBytes(StandardCharsets.UTF_8)), NIGHTLY, family);
    }
}
