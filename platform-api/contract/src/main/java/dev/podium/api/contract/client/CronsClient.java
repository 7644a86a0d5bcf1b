package dev.podium.api.contract.client;

import dev.podium.api.contract.event.Event;
import dev.podium.api.contract.job.Cron;
import dev.podium.api.contract.job.CronStatus;
import dev.podium.api.contract.job.JobSpec;
import dev.podium.api.contract.operation.Operation;
import dev.podium.api.contract.resource.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The crons of one namespace, or with {@code *} of all namespaces the caller may see. */
public final class CronsClient {
    private final Transport transport;
    private final String namespace;

    CronsClient(Transport transport, String namespace) {
        this.transport = transport;
        this.namespace = namespace;
    }

    public Page<Cron> list(ListOptions options) {
        return new Resources<>(transport, Cron.class).list(path(), options);
    }

    public List<Cron> all() {
        return Resources.all(this::list, ListOptions.limit(200));
    }

    public Watch watch(ListOptions options, Consumer<WatchEvent<Cron>> listener) {
        return Watching.start(transport, Call.get(path()).with(options.query()), Cron.class, listener);
    }

    public Cron get(String cron) {
        return transport.send(Call.get(path(cron)), Cron.class);
    }

    /** Creates the cron or replaces its spec. Writing what is there already changes nothing. */
    public Cron put(String cron, JobSpec spec, WriteOptions options) {
        return transport.send(Call.of("PUT", path(cron)).with(options).body(spec), Cron.class);
    }

    /** Changes single fields (RFC 7396). */
    public Cron patch(String cron, Map<String, ?> mergePatch, WriteOptions options) {
        Call call = Call.of("PATCH", path(cron)).with(options).body(mergePatch);
        return transport.send(call.header("Content-Type", "application/merge-patch+json"), Cron.class);
    }

    /** Starts the deletion; the operation succeeds when nothing of it runs any more. */
    public Operation delete(String cron, WriteOptions options) {
        return transport.send(Call.of("DELETE", path(cron)).with(options), Operation.class);
    }

    /** Newest first. */
    public Page<Event> events(String cron, ListOptions options) {
        return new Resources<>(transport, Event.class).list(path(cron) + "/events", options);
    }

    /** A job now, beside the schedule. */
    public CronStatus.Run trigger(String cron, WriteOptions options) {
        return transport.send(Call.of("POST", path(cron) + ":trigger").with(options), CronStatus.Run.class);
    }

    public Cron suspend(String cron, WriteOptions options) {
        return transport.send(Call.of("POST", path(cron) + ":suspend").with(options), Cron.class);
    }

    /** From now on; what passed meanwhile is not made up for. */
    public Cron resume(String cron, WriteOptions options) {
        return transport.send(Call.of("POST", path(cron) + ":resume").with(options), Cron.class);
    }

    private String path() {
        return Call.api("namespaces", namespace, "crons");
    }

    private String path(String cron) {
        return Call.api("namespaces", namespace, "crons", cron);
    }
}
