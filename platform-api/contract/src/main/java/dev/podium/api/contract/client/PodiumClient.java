package dev.podium.api.contract.client;

import dev.podium.api.contract.auth.Tokens;
import dev.podium.api.contract.user.Me;
import dev.podium.api.contract.user.PasswordChange;
import java.net.URI;

/**
 * The public API as one caller sees it. Safe for use by several threads; methods block and throw {@link ApiException}.
 *
 * <pre>{@code
 * PodiumClient anonymous = PodiumClient.to(URI.create("http://127.0.0.1:8081"));
 * PodiumClient mine = anonymous.signedIn(anonymous.auth().login("admin", password), SessionCredentials.Listener.NONE);
 * App app = mine.apps("demo").put("web", AppSpec.of("shop/web:1.8", 8080), WriteOptions.DEFAULT);
 * }</pre>
 */
public final class PodiumClient {
    /** The name of the only cluster there is so far. */
    public static final String DEFAULT_CLUSTER = "default";

    private final Transport transport;

    private PodiumClient(Transport transport) {
        this.transport = transport;
    }

    /** A client without credentials. Make one per process and derive the others from it: they share its connections. */
    public static PodiumClient to(URI base) {
        String text = base.toString();
        return new PodiumClient(
                Transport.to(text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : base));
    }

    public PodiumClient as(Credentials credentials) {
        return new PodiumClient(transport.as(credentials));
    }

    /** The client of a signed-in person, whose tokens are renewed as needed. */
    public PodiumClient signedIn(Tokens tokens, SessionCredentials.Listener listener) {
        AuthClient auth = auth();
        return as(new SessionCredentials(tokens, spent -> auth.refresh(spent.refreshToken()), listener));
    }

    public AuthClient auth() {
        return new AuthClient(transport);
    }

    public Me me() {
        return transport.send(Call.get(Call.api("me")), Me.class);
    }

    /** Changes the caller's own password; their other sessions end. */
    public void changePassword(String current, String password) {
        transport.send(Call.of("PUT", Call.api("me", "password")).body(new PasswordChange(current, password)));
    }

    public TenantsClient tenants() {
        return new TenantsClient(transport);
    }

    public NamespacesClient namespaces() {
        return new NamespacesClient(transport);
    }

    public UsersClient users() {
        return new UsersClient(transport);
    }

    /** @param namespace {@link AppsClient#ALL_NAMESPACES} for lists and watches over all of them */
    public AppsClient apps(String namespace) {
        return new AppsClient(transport, namespace);
    }

    /** @param namespace {@link AppsClient#ALL_NAMESPACES} for lists and watches over all of them */
    public JobsClient jobs(String namespace) {
        return new JobsClient(transport, namespace);
    }

    /** @param namespace {@link AppsClient#ALL_NAMESPACES} for lists and watches over all of them */
    public CronsClient crons(String namespace) {
        return new CronsClient(transport, namespace);
    }

    /** What happened in a namespace. */
    public EventsClient events(String namespace) {
        return new EventsClient(transport, Call.api("namespaces", namespace, "events"));
    }

    /** What happened to the platform as a whole: its nodes. */
    public EventsClient platformEvents() {
        return new EventsClient(transport, Call.api("events"));
    }

    /** Who did or tried what. */
    public AuditClient audit() {
        return new AuditClient(transport);
    }

    public ClustersClient clusters() {
        return new ClustersClient(transport);
    }

    public NodesClient nodes(String cluster) {
        return new NodesClient(transport, cluster);
    }

    public NodePoolsClient nodePools(String cluster) {
        return new NodePoolsClient(transport, cluster);
    }

    public JoinTokensClient joinTokens(String cluster) {
        return new JoinTokensClient(transport, cluster);
    }

    public OperationsClient operations() {
        return new OperationsClient(transport);
    }
}
