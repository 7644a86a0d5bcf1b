package dev.podium.portal.platform;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppPlan;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.audit.AuditEntry;
import dev.podium.api.contract.audit.AuditVerification;
import dev.podium.api.contract.client.AppsClient;
import dev.podium.api.contract.client.ListOptions;
import dev.podium.api.contract.client.LogListener;
import dev.podium.api.contract.client.LogOptions;
import dev.podium.api.contract.client.NodesClient;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.Watch;
import dev.podium.api.contract.client.WatchEvent;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.event.Event;
import dev.podium.api.contract.node.JoinToken;
import dev.podium.api.contract.node.JoinTokenRequest;
import dev.podium.api.contract.node.Node;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.task.Task;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.api.contract.user.Me;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What pages ask of the public API, always as the person who signed in.
 *
 * <p>Calls block and throw {@link dev.podium.api.contract.client.ApiException}. Watches deliver on a thread of their own, begin
 * with everything there is and connect again by themselves until closed.
 */
public final class Platform {
    private final PodiumClient client;

    public Platform(PodiumClient client) {
        this.client = client;
    }

    public Me me() {
        return client.me();
    }

    public List<Tenant> tenants() {
        return client.tenants().all();
    }

    public Tenant createTenant(String name, String displayName) {
        return client.tenants()
                .put(name, new Tenant.Spec(displayName.isBlank() ? null : displayName), WriteOptions.creating());
    }

    public List<Namespace> namespaces() {
        return client.namespaces().all();
    }

    public Namespace createNamespace(String tenant, String name) {
        return client.namespaces().put(name, new Namespace.Spec(tenant, null), WriteOptions.creating());
    }

    public App app(AppRef ref) {
        return apps(ref).get(ref.name());
    }

    public AppPlan plan(AppRef ref, AppSpec spec) {
        return apps(ref).plan(ref.name(), spec);
    }

    public App put(AppRef ref, AppSpec spec, WriteOptions options) {
        return apps(ref).put(ref.name(), spec, options);
    }

    public App scale(AppRef ref, int replicas) {
        return apps(ref).scale(ref.name(), replicas, WriteOptions.DEFAULT);
    }

    public App restart(AppRef ref) {
        return apps(ref).restart(ref.name(), WriteOptions.DEFAULT);
    }

    public void delete(AppRef ref) {
        apps(ref).delete(ref.name(), WriteOptions.DEFAULT);
    }

    public Node setAvailability(String node, Availability availability) {
        return switch (availability) {
            case ACTIVE -> nodes().activate(node, WriteOptions.DEFAULT);
            case CORDONED -> nodes().cordon(node, WriteOptions.DEFAULT);
            case DRAINING -> nodes().drain(node, WriteOptions.DEFAULT);
        };
    }

    public JoinToken createJoinToken(JoinTokenRequest request) {
        return client.joinTokens(PodiumClient.DEFAULT_CLUSTER).create(request, WriteOptions.DEFAULT);
    }

    /**
     * Who did or tried what, newest first.
     *
     * @param after where the page before ended
     */
    public Page<AuditEntry> audit(Map<String, String> filters, Optional<String> after) {
        return client.audit().list(filters, ListOptions.DEFAULT.after(after.orElse(null)));
    }

    public AuditVerification verifyAudit() {
        return client.audit().verify();
    }

    /** @param namespace all that may be seen when empty */
    public Watch watchApps(Optional<String> namespace, Consumer<WatchEvent<App>> listener) {
        return client.apps(namespace.orElse(AppsClient.ALL_NAMESPACES)).watch(ListOptions.DEFAULT, listener);
    }

    public Watch watchTasks(AppRef ref, Consumer<WatchEvent<Task>> listener) {
        return apps(ref).watchTasks(ref.name(), listener);
    }

    public Watch watchEvents(AppRef ref, Consumer<WatchEvent<Event>> listener) {
        return apps(ref).watchEvents(ref.name(), listener);
    }

    public Watch watchNodes(Consumer<WatchEvent<Node>> listener) {
        return nodes().watch(listener);
    }

    public Watch logs(AppRef ref, LogOptions options, LogListener listener) {
        return apps(ref).logs(ref.name(), options, listener);
    }

    /** What operators want of a node. */
    public enum Availability {
        ACTIVE,
        CORDONED,
        DRAINING
    }

    private AppsClient apps(AppRef ref) {
        return client.apps(ref.namespace());
    }

    private NodesClient nodes() {
        return client.nodes(PodiumClient.DEFAULT_CLUSTER);
    }
}
