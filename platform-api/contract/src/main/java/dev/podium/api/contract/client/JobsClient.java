package dev.podium.api.contract.client;

import dev.podium.api.contract.event.Event;
import dev.podium.api.contract.job.Job;
import dev.podium.api.contract.job.JobSpec;
import dev.podium.api.contract.operation.Operation;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.task.Task;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The jobs of one namespace, or with {@code *} of all namespaces the caller may see. */
public final class JobsClient {
    private final Transport transport;
    private final String namespace;

    JobsClient(Transport transport, String namespace) {
        this.transport = transport;
        this.namespace = namespace;
    }

    public Page<Job> list(ListOptions options) {
        return new Resources<>(transport, Job.class).list(path(), options);
    }

    public List<Job> all() {
        return Resources.all(this::list, ListOptions.limit(200));
    }

    public Watch watch(ListOptions options, Consumer<WatchEvent<Job>> listener) {
        return Watching.start(transport, Call.get(path()).with(options.query()), Job.class, listener);
    }

    public Job get(String job) {
        return transport.send(Call.get(path(job)), Job.class);
    }

    /** Creates the job or replaces its spec. Writing what is there already changes nothing. */
    public Job put(String job, JobSpec spec, WriteOptions options) {
        return transport.send(Call.of("PUT", path(job)).with(options).body(spec), Job.class);
    }

    /** Changes single fields (RFC 7396). */
    public Job patch(String job, Map<String, ?> mergePatch, WriteOptions options) {
        Call call = Call.of("PATCH", path(job)).with(options).body(mergePatch);
        return transport.send(call.header("Content-Type", "application/merge-patch+json"), Job.class);
    }

    /** Starts the deletion; the operation succeeds when nothing of it runs any more. */
    public Operation delete(String job, WriteOptions options) {
        return transport.send(Call.of("DELETE", path(job)).with(options), Operation.class);
    }

    /** Newest first. */
    public Page<Event> events(String job, ListOptions options) {
        return new Resources<>(transport, Event.class).list(path(job) + "/events", options);
    }

    /** Runs it anew, from the beginning, also when it is over. */
    public Job restart(String job, WriteOptions options) {
        return transport.send(Call.of("POST", path(job) + ":restart").with(options), Job.class);
    }

    public Page<Task> tasks(String job, ListOptions options) {
        return new Resources<>(transport, Task.class).list(path(job) + "/tasks", options);
    }

    /** The lines of all instances, interleaved by time. */
    public Watch logs(String job, LogOptions options, LogListener listener) {
        Call call = Call.get(path(job) + "/logs").with(options.query());
        return EventStream.open(transport, call, new LogStream(transport, listener));
    }

    private String path() {
        return Call.api("namespaces", namespace, "jobs");
    }

    private String path(String job) {
        return Call.api("namespaces", namespace, "jobs", job);
    }
}
