package dev.podium.api.contract.client;

import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.resource.Write;
import dev.podium.api.contract.user.User;
import dev.podium.api.contract.user.UserSpec;
import java.util.List;

/** Users, as far as the caller may see them. A spec without password leaves the password as it is. */
public final class UsersClient {
    private final Transport transport;
    private final Resources<User> resources;

    UsersClient(Transport transport) {
        this.transport = transport;
        this.resources = new Resources<>(transport, User.class);
    }

    public Page<User> list(ListOptions options) {
        return resources.list(Call.api("users"), options);
    }

    public List<User> all() {
        return Resources.all(this::list, ListOptions.limit(200));
    }

    public User get(String name) {
        return transport.send(Call.get(Call.api("users", name)), User.class);
    }

    /** Creates it or replaces its spec. */
    public User put(String name, UserSpec spec, WriteOptions options) {
        return transport.send(
                Call.of("PUT", Call.api("users", name)).with(options).body(Write.of(spec)), User.class);
    }

    public void delete(String name, WriteOptions options) {
        transport.send(Call.of("DELETE", Call.api("users", name)).with(options));
    }
}
